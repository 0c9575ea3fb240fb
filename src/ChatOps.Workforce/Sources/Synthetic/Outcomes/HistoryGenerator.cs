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

    public static History Generate(SyntheticPerson[] people, SyntheticWorkItem[] items, RandomStreams streams)
    {
        var method = streams.For(Concern.AssignmentMethod);
        var hasOutcome = streams.For(Concern.HasOutcome);
        var picker = new CandidatePicker(people, streams);
        var outcomes = new OutcomeGenerator(streams);
        var history = new History([], [], []);
        var idFormat = Ids.Format("A", items.Length * MostCandidates, leastDigits: 5);

        foreach (var item in items.Where(item => item.Record.Status != WorkItemStatus.Open))
        {
            var how = Methods.Draw(method);
            var candidates = picker.Pick(item);
            for (var rank = 0; rank < candidates.Count; rank++)
            {
                history.Assignments.Add(new Assignment(
                    string.Format(CultureInfo.InvariantCulture, idFormat, history.Assignments.Count + 1),
                    item.Record.Id,
                    people[candidates[rank].Person].Record.Id,
                    item.Record.Created,
                    how,
                    IsSelected: rank == 0,
                    Math.Round(candidates[rank].Score, 3)));
            }

            var selected = candidates[0].Person;
            if (item.Record.Status == WorkItemStatus.InProgress)
            {
                history.Work.Add(new Work(selected, item.Record.Created, To: null, item.Record.EstimatedHours));
                continue;
            }

            // The outcome is drawn in any case, so that the share that is recorded doesn't change the others.
            var assignment = history.Assignments[^candidates.Count];
            var outcome = outcomes.Generate(people[selected], item, assignment);
            history.Work.Add(new Work(selected, assignment.Date, outcome.CompletionDate, outcome.ActualHours));
            if (hasOutcome.NextDouble() < OutcomeShare)
            {
                history.Outcomes.Add(outcome);
            }
        }

        return history;
    }
}
