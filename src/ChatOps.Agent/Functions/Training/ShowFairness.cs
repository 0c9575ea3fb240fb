using ChatOps.Agent.Replies;
using ChatOps.Agent.Training;
using ChatOps.Learning.Fairness;

namespace ChatOps.Agent.Functions.Training;

/// <summary>training.fairness_report: whom the ranking recommends, by group.</summary>
internal sealed class ShowFairness(FairnessReporter reporter) : IChatFunction
{
    public string Name => "training.fairness_report";

    public async Task<Reply> RunAsync(FunctionContext context, CancellationToken cancellationToken)
    {
        var report = await reporter.RunAsync(context.Ranking, cancellationToken);
        return new Reply
        {
            Outcome = ReplyOutcome.Allowed,
            Text = $"{report.Summary}{Concentration(report)}",
            Blocks = [.. report.Groupings.Where(g => !g.IsIntersection).Select(Table)],
            Note = Wording.Text($"Rates and ratios as New York's Local Law 144 defines them, over the {report.Tasks:N0} newest tasks and the first {report.Top} of each; groups under {report.LeastPeople} people or {Wording.Percent(report.LeastShare)} are counted and not judged. Four fifths is a rule of thumb, no pass mark. Intersections and everything else: chatops fairness --out FOLDER writes CSV and a page to print."),
        };
    }

    private static string Concentration(FairnessReport report)
    {
        var text = Wording.Text($" {Wording.Count(report.NeverRecommended.Count, "person", "people")} of {report.People:N0} never stood among the first {report.Top}.");
        if (report is { RecommendationGini: { } gini, RecommendationGiniByLot: { } lot })
            text += Wording.Text($" Places among the first are concentrated with a Gini of {gini:0.00}; by lot it would be {lot:0.00}.");
        return text + (report.Acceptance.Value is { } accepted ? Wording.Text($" {Wording.Percent(accepted)} of {report.TasksWithCandidates:N0} recommendations were followed.") : "");
    }

    private static TableBlock Table(GroupingReport grouping) => new(
        char.ToUpperInvariant(grouping.Name[0]) + grouping.Name[1..],
        ["", "People", "Selected", "Impact ratio", "Above the median", "Impact ratio", "Share of exposure", ""],
        [.. grouping.Groups.Select(g => (IReadOnlyList<string>)
        [
            g.Name, Wording.Text($"{g.People:N0}"), Share(g.Selection.Rate), FindingWords.Ratio(g.Selection), Share(g.Scoring.Rate), FindingWords.Ratio(g.Scoring), Share(g.ShareOfExposure), FindingWords.Of(g.Selection.Finding),
        ])]);

    private static string Share(double? share) => FindingWords.Share(share);
}
