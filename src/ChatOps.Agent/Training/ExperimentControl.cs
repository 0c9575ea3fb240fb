using System.Text.Json;
using ChatOps.Agent.Functions;
using ChatOps.Agent.Replies;
using ChatOps.Learning.Experiments;
using ChatOps.Learning.Ranking;
using ChatOps.Learning.Registry;
using ChatOps.Workforce.Store;
using ChatOps.Workforce.Store.Jobs;

namespace ChatOps.Agent.Training;

/// <summary>Plans, starts, reads and ends A/B tests.</summary>
internal sealed class ExperimentControl(ITrainingJobStore store, IWorkforceStore workforce, ModelRegistry registry, ExperimentArms arms, TimeProvider time)
{
    /// <summary>Share of the tasks in percent where none is said.</summary>
    public const double UsualShare = 20;

    /// <summary>Five points of success: the smallest difference that is worth finding.</summary>
    private const double WantedDifference = 0.05;

    /// <summary>What a test would be.</summary>
    /// <param name="challenger">The version to try; null for no recommendation.</param>
    /// <param name="share">Percent of the tasks.</param>
    /// <param name="cancellationToken">Stops.</param>
    /// <exception cref="PromotionRefusedException">It can't be started; the message says why.</exception>
    public async Task<ExperimentDesign> PlanAsync(int? challenger, double share, CancellationToken cancellationToken)
    {
        if (await store.FindExperimentAsync(cancellationToken) is { EndedAt: null } running)
            throw new PromotionRefusedException($"Experiment {running.Id} is running; two at once would disturb each other. \"stop the experiment\" ends it.");
        if (challenger is { } version)
        {
            var found = registry.Find(ModelKind.Ranking, version) ?? throw new PromotionRefusedException($"There is no ranking model v{version}. \"list models\" shows which there are.");
            registry.Load<RankingModel>(found);
            if (registry.History(ModelKind.Ranking) is [.., var last] && last.Version == version)
                throw new PromotionRefusedException($"v{version} serves already; a test needs another version.");
        }

        var past = ExperimentAnalysis.Past(await workforce.ReadAllAsync(cancellationToken), OutcomeMetric.Success);
        if (past.Spread <= 0)
            throw new PromotionRefusedException("Outcomes so far are all alike or too few, so it can't be said how many tasks a test takes. Record more outcomes first.");
        var now = time.GetUtcNow();
        return ExperimentDesign.Plan(
            now.ToString("yyyyMMddHHmmss", System.Globalization.CultureInfo.InvariantCulture), Guid.NewGuid().ToString("N"), challenger, share, now, OutcomeMetric.Success, WantedDifference, past.Spread);
    }

    /// <summary>What a test is, in words.</summary>
    public static string Words(ExperimentDesign design) => Wording.Text(
        $"{(design.ChallengerVersion is { } version ? $"v{version}" : "No recommendation")} on {design.SharePercent:0.#} % of the tasks, by a stable hash of the task; the rest stay with what serves. ")
        + Wording.Text($"To find a difference of {100 * design.WantedDifference:0} points of success it takes about {design.MinimumSample.Control:N0} finished tasks with what serves and {design.MinimumSample.Challenger:N0} with the challenger, said in advance.");

    /// <summary>Starts a test.</summary>
    /// <exception cref="PromotionRefusedException">It can't be started; the message says why.</exception>
    public async Task<ExperimentRecord> StartAsync(int? challenger, double share, string by, CancellationToken cancellationToken)
    {
        var design = await PlanAsync(challenger, share, cancellationToken);
        var record = await store.TryStartExperimentAsync(
            new ExperimentRecord { Design = JsonSerializer.Serialize(design, ReplyJson.Options), StartedBy = by, StartedAt = design.StartedAt.UtcDateTime }, cancellationToken)
            ?? throw new PromotionRefusedException("Meanwhile another experiment was started; nothing was changed.");
        arms.Forget();
        return record;
    }

    /// <summary>The newest test, or null.</summary>
    public Task<ExperimentRecord?> FindAsync(CancellationToken cancellationToken) => store.FindExperimentAsync(cancellationToken);

    /// <summary>Ends the running test.</summary>
    /// <returns>False if none is running.</returns>
    public async Task<bool> StopAsync(string by, CancellationToken cancellationToken)
    {
        var ended = await store.EndExperimentAsync(by, time.GetUtcNow().UtcDateTime, cancellationToken);
        arms.Forget();
        return ended;
    }

    /// <summary>What a test has shown so far.</summary>
    public async Task<ExperimentReport> ReadAsync(ExperimentRecord record, CancellationToken cancellationToken) =>
        ExperimentAnalysis.Of(ExperimentArms.DesignOf(record), await workforce.ReadAllAsync(cancellationToken));
}
