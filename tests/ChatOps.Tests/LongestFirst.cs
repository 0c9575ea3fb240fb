using ChatOps.Tests.Agent.Training;
using ChatOps.Tests.Learning.Assignments;
using ChatOps.Tests.Learning.Fairness;
using ChatOps.Tests.Learning.Monitoring;
using ChatOps.Tests.Learning.Performance;
using ChatOps.Tests.Learning.Retraining;
using Xunit.Abstractions;

[assembly: TestCollectionOrderer("ChatOps.Tests.LongestFirst", "ChatOps.Tests")]

namespace ChatOps.Tests;

/// <summary>Begins with the classes that take longest, so that in the end no core waits for one that was begun last.</summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    private static readonly string[] Longest =
    [
        typeof(ModelTrainerTests).FullName!, TrainedTwiceCollection.Name, typeof(SuccessTrainerTests).FullName!, typeof(AssignmentPlannerTests).FullName!, typeof(PlanSolverTests).FullName!,
        typeof(DriftStatisticsTests).FullName!, typeof(FairnessAuditTests).FullName!,
    ];

    public IEnumerable<ITestCollection> OrderTestCollections(IEnumerable<ITestCollection> testCollections) => testCollections.OrderBy(c => Place(c.DisplayName));

    private static int Place(string collection)
    {
        var place = Array.FindIndex(Longest, name => collection.EndsWith(name, StringComparison.Ordinal));
        return place < 0 ? Longest.Length : place;
    }
}
