using System.Globalization;

namespace ChatOps.Workforce.Sources.Synthetic;

/// <summary>
/// Gives finished and running tasks their candidates, and the finished ones their outcomes (design document §8.2). Open tasks have
/// nobody yet: they are what is to be ranked.
/// </summary>
internal static class HistoryGenerator
{
    /// <summary>Share of finished tasks whose outcome was recorded.</summary>
    private const double OutcomeShare = 0.7;

    private const int MostCandidates = 5;

    /// <summary>The document knows no methods; shares of <c>samples/team</c> (192 : 111 : 117), with less planning.</summary>
    private static readonly Distribution<AssignmentMethod> Methods =
        new((AssignmentMethod.Manual, 0.55), (AssignmentMethod.AiRecommended, 0.35), (AssignmentMethod.AutoAssigned, 0.10));

    /// <summary>What became of the tasks that are not open, one by one.</summary>
    /// <param name="items">The tasks, in time order.</param>
    /// <param name="count">How many there are.</param>
    public static IEnumerable<HistoryEntry> Stream(SyntheticPerson[] people, IEnumerable<SyntheticWorkItem> items, int count, RandomStreams streams)
    {
        var method = streams.For(Concern.AssignmentMethod);
        var hasOutcome = streams.For(Concern.HasOutcome);
        var picker = new CandidatePicker(people, streams);
        var outcomes = new OutcomeGenerator(streams);
        var idFormat = Ids.Format("A", count * MostCandidates, leastDigits: 5);
        var number = 0;
        foreach (var item in items.Where(item => item.Record.Status != WorkItemStatus.Open))
        {
            var how = Methods.Draw(method);
            var candidates = picker.Pick(item);
            var assignments = candidates.Select((candidate, rank) => new Assignment(
                string.Format(CultureInfo.InvariantCulture, idFormat, ++number),
                item.Record.Id,
                people[candidate.Person].Record.Id,
                item.Record.Created,
                how,
                IsSelected: rank == 0,
                Math.Round(candidate.Score, 3))).ToArray();
            var selected = candidates[0].Person;
            if (item.Record.Status == WorkItemStatus.InProgress)
            {
                yield return new HistoryEntry(assignments, null, new Work(selected, item.Record.Created, To: null, item.Record.EstimatedHours));
                continue;
            }

            // The outcome is drawn in any case, so that the share that is recorded doesn't change the others.
            var outcome = outcomes.Generate(people[selected], item, assignments[0]);
            yield return new HistoryEntry(
                assignments, hasOutcome.NextDouble() < OutcomeShare ? outcome : null, new Work(selected, assignments[0].Date, outcome.CompletionDate, outcome.ActualHours));
        }
    }
}
