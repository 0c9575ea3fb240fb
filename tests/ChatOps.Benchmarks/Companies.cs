using ChatOps.Learning.Performance;
using ChatOps.Learning.Ranking;
using ChatOps.Workforce;
using ChatOps.Workforce.Sources;
using ChatOps.Workforce.Sources.Synthetic;

namespace ChatOps.Benchmarks;

/// <summary>Generated companies to measure on.</summary>
internal static class Companies
{
    public static readonly DateOnly Today = new(2026, 11, 24);

    public static async Task<WorkforceData> GenerateAsync(int people, int tasks)
    {
        var source = new SyntheticWorkforceSource(new SyntheticCompanyOptions { People = people, WorkItems = tasks, Today = Today });
        return (await WorkforceLoad.ReadAsync(source, CancellationToken.None)).Data;
    }

    public static RankingModel Train(WorkforceData data, SuccessTuning? tuning = null) =>
        RankingTrainer.Train(data, version: 1, DateTimeOffset.UnixEpoch, tuning, progress: null, CancellationToken.None);

    public static RankingService Serve(WorkforceData data, RankingModel model) => new(WorkforceSnapshot.Build(data, Today), model);
}
