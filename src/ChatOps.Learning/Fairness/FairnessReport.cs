using ChatOps.Learning.Evaluation;
using ChatOps.Workforce.Sources;

namespace ChatOps.Learning.Fairness;

/// <summary>An audit of whom a ranking recommends.</summary>
public sealed record FairnessReport
{
    /// <summary>Day of the data.</summary>
    public required DateOnly AsOf { get; init; }

    /// <summary>Version of the model.</summary>
    public required int ModelVersion { get; init; }

    /// <summary>Tasks that people were ranked for.</summary>
    public required int Tasks { get; init; }

    /// <summary>People in the company.</summary>
    public required int People { get; init; }

    /// <summary>First places that count as selected.</summary>
    public required int Top { get; init; }

    /// <summary>Fewest people of a group that is judged.</summary>
    public required int LeastPeople { get; init; }

    /// <summary>Smallest share of all people of a group that is judged, 0 to 1.</summary>
    public required double LeastShare { get; init; }

    /// <summary>Department, seniority, both at once, then what the audit file gives, alone and in pairs.</summary>
    public required IReadOnlyList<GroupingReport> Groupings { get; init; }

    /// <summary>Ids of people who were considered and never stood among the first.</summary>
    public required IReadOnlyList<string> NeverRecommended { get; init; }

    /// <summary>Ids of people who were never considered, for something rules them out of every task.</summary>
    public required IReadOnlyList<string> NeverConsidered { get; init; }

    /// <summary>Gini coefficient of places among the first per person, 0 (even) to 1; null without any.</summary>
    public required double? RecommendationGini { get; init; }

    /// <summary>Gini coefficient of what it would be if everybody were drawn by lot as often: few places are unequal by chance.</summary>
    public required double? RecommendationGiniByLot { get; init; }

    /// <summary>Gini coefficient of all assignments per person; null without any.</summary>
    public required double? AssignmentGini { get; init; }

    /// <summary>Of the tasks with several stored candidates, the share that went to the one with the highest score; the rest was overridden.</summary>
    public required MeasuredValue Acceptance { get; init; }

    /// <summary>How many tasks that is.</summary>
    public required int TasksWithCandidates { get; init; }

    /// <summary>Rows of the audit file that were left out.</summary>
    public required IReadOnlyList<Rejection> Rejected { get; init; }

    /// <summary>Ids of the audit file that nobody in the company has.</summary>
    public required IReadOnlyList<string> UnknownIds { get; init; }

    /// <summary>Groups of which one ratio is surely below four fifths, by grouping.</summary>
    public IReadOnlyList<(GroupingReport Grouping, GroupReport Group)> Below =>
    [
        .. Groupings.SelectMany(g => g.Groups.Select(group => (g, group))).Where(x =>
            x.group.Selection.Finding == GroupFinding.BelowFourFifths || x.group.Scoring.Finding == GroupFinding.BelowFourFifths),
    ];

    /// <summary>The report in one sentence.</summary>
    public string Summary => (Tasks, Below.Count) switch
    {
        (0, _) => "Nothing can be said: there are no tasks to rank people for.",
        (_, 0) => FormattableString.Invariant($"No group is surely below four fifths of the most selected one, over {Tasks} tasks; that is a rule of thumb and no proof of fairness."),
        (_, var below) => FormattableString.Invariant(
            $"{below} {(below == 1 ? "group is" : "groups are")} surely below four fifths of the most selected one, over {Tasks} tasks; look into why before anything follows from it."),
    };
}
