using ChatOps.IntegrationTests.Cluster;
using ChatOps.IntegrationTests.Deploy;
using ChatOps.IntegrationTests.Operations;
using ChatOps.IntegrationTests.Slack;
using ChatOps.IntegrationTests.Sources;
using ChatOps.IntegrationTests.Teams;
using ChatOps.IntegrationTests.Training;
using ChatOps.IntegrationTests.Web;
using Xunit.Abstractions;

[assembly: TestCollectionOrderer("ChatOps.IntegrationTests.LongestFirst", "ChatOps.IntegrationTests")]

namespace ChatOps.IntegrationTests;

/// <summary>Begins with the classes that take longest, so that in the end no core waits for one that was begun last.</summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    private static readonly Type[] Longest =
    [
        typeof(DashboardPageTests), typeof(FullDiskTests), typeof(SlackHostTests), typeof(LostHostTests), typeof(KilledTrainingTests), typeof(AskTests), typeof(ServeTests),
        typeof(KilledHostTests), typeof(PlaygroundTests), typeof(ChatPageTests), typeof(ChangesTests), typeof(TwoHostsTests), typeof(BackupTests), typeof(PublishedTests),
    ];

    public IEnumerable<ITestCollection> OrderTestCollections(IEnumerable<ITestCollection> testCollections) => testCollections.OrderBy(c => Place(c.DisplayName));

    private static int Place(string collection)
    {
        var place = Array.FindIndex(Longest, t => collection.EndsWith(t.FullName!, StringComparison.Ordinal));
        return place < 0 ? Longest.Length : place;
    }
}
