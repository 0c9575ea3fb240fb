using ChatOps.Learning.Ranking;
using ChatOps.Workforce;
using ChatOps.Workforce.Sources;
using ChatOps.Workforce.Sources.Csv;

namespace ChatOps.Tests.Fakes;

/// <summary>The companies of the samples, read once for all tests, and what was learned of them; nothing changes them.</summary>
internal static class SampleCompanies
{
    private static readonly Lazy<Task<WorkforceData>> ReadTeam = new(() => ReadAsync(Samples.Team));
    private static readonly Lazy<Task<WorkforceData>> ReadWorld = new(() => ReadAsync(Samples.SyntheticWorld));
    private static readonly Lazy<Task<RankingModel>> OfTeam = new(async () => Train(await ReadTeam.Value));
    private static readonly Lazy<Task<RankingModel>> OfWorld = new(async () => Train(await ReadWorld.Value));

    /// <summary>The team of 24.</summary>
    public static Task<WorkforceData> TeamAsync() => ReadTeam.Value;

    /// <summary>The world of 300 whose true chances are known.</summary>
    public static Task<WorkforceData> WorldAsync() => ReadWorld.Value;

    /// <summary>The ranking that was trained on all of the team.</summary>
    public static Task<RankingModel> TeamModelAsync() => OfTeam.Value;

    /// <summary>The ranking that was trained on all of the world.</summary>
    public static Task<RankingModel> WorldModelAsync() => OfWorld.Value;

    private static async Task<WorkforceData> ReadAsync(string folder) =>
        (await WorkforceLoad.ReadAsync(new CsvWorkforceSource(folder), CancellationToken.None)).Data;

    private static RankingModel Train(WorkforceData data) =>
        RankingTrainer.Train(data, 1, DateTimeOffset.UnixEpoch, tuning: null, progress: null, CancellationToken.None);
}
