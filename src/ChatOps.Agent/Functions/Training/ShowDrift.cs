using ChatOps.Agent.Replies;
using ChatOps.Learning.Monitoring;
using ChatOps.Learning.Ranking;
using ChatOps.Learning.Registry;
using ChatOps.Workforce.Store;
using Microsoft.Extensions.Options;

namespace ChatOps.Agent.Functions.Training;

/// <summary>training.drift_report: what has changed since what serves was trained, and whether it still foretells well.</summary>
internal sealed class ShowDrift(IWorkforceStore store, ModelRegistry registry, IOptions<DriftOptions> options) : IChatFunction
{
    private const int Shown = 12;

    public string Name => "training.drift_report";

    public async Task<Reply> RunAsync(FunctionContext context, CancellationToken cancellationToken)
    {
        var data = await store.ReadAllAsync(cancellationToken);
        var report = await Task.Run(
            () => DriftMonitor.Run(data, context.Ranking.Model, Previous(), context.Ranking.Snapshot.AsOf, options.Value, cancellationToken), cancellationToken);
        DriftFigures.Tell(report);
        var checks = report.Checks.OrderBy(c => c.Verdict == DriftVerdict.Drifted ? 0 : c.Verdict == DriftVerdict.Stable ? 1 : 2).ThenBy(c => c.AdjustedP ?? c.P ?? 1).Take(Shown);
        return new Reply
        {
            Outcome = ReplyOutcome.Allowed,
            Text = $"**{(report.Drifted.Count == 0 ? "No drift found" : "Something has drifted")}** (ranking v{report.ModelVersion}). {report.Summary}{Load(report)}",
            Blocks =
            [
                new TableBlock(
                    Wording.Text($"{Wording.Day(report.Recent.From, report.Today)} to {Wording.Day(report.Recent.To, report.Today)} ({report.Recent.Decisions:N0} decisions) against {Wording.Day(report.Reference.From, report.Today)} to {Wording.Day(report.Reference.To, report.Today)} ({report.Reference.Decisions:N0})"),
                    ["", "Measure", "Distance", "Matters from", "p, adjusted", ""],
                    [.. checks.Select(c => (IReadOnlyList<string>)[c.Subject, Words(c.Method), c.Statistic is { } s ? Wording.Text($"{s:0.000}") : "–", Wording.Text($"{c.Threshold:0.00}"), (c.AdjustedP ?? c.P) is { } p ? Wording.Text($"{p:0.000}") : "–", Words(c.Verdict)])]),
                .. report.Weeks.Count(w => !w.SeenInTraining) > 1 ? [DriftPicture.Of(report)] : Array.Empty<ReplyBlock>(),
            ],
            Note = Wording.Text($"{report.Checks.Count:N0} checks, of which the {Shown} most telling are shown; p-values are adjusted together, so that thirty features raise no more false alarms than one. Not judged, because they move by themselves: {string.Join(", ", report.NotJudged)}."),
        };
    }

    private RankingModel? Previous() => registry.History(ModelKind.Ranking) is [.., var before, _] && registry.Find(ModelKind.Ranking, before.Version) is { } version
        ? Load(version)
        : null;

    /// <summary>A previous model that can't be read any more is no reason for no report.</summary>
    private RankingModel? Load(ModelVersion version)
    {
        try
        {
            return registry.Load<RankingModel>(version);
        }
        catch (ModelUnreadableException)
        {
            return null;
        }
    }

    private static string Load(DriftReport report) => report is { LoadThen.AssignmentGini: { } then, LoadNow.AssignmentGini: { } now }
        ? Wording.Text($" Load: the busiest tenth got {Wording.Percent(report.LoadNow.BusiestTenth ?? 0)} of the work ({Wording.Percent(report.LoadThen.BusiestTenth ?? 0)} before), Gini {now:0.00} ({then:0.00} before).")
        : "";

    private static string Words(DriftMethod method) => method switch
    {
        DriftMethod.PopulationStability => "population stability",
        DriftMethod.KolmogorovSmirnov => "Kolmogorov-Smirnov",
        DriftMethod.ChiSquare => "chi-square (Cramér's V)",
        DriftMethod.TopChanged => "others among the first",
        DriftMethod.OrderChanged => "order changed",
        DriftMethod.GiniChanged => "Gini changed",
        DriftMethod.PageHinkley => "Page-Hinkley",
        _ => "calibration gap",
    };

    private static string Words(DriftVerdict verdict) => verdict switch
    {
        DriftVerdict.Drifted => "drifted",
        DriftVerdict.Stable => "stable",
        _ => "too few to say",
    };
}
