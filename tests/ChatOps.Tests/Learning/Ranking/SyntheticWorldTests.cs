using System.Globalization;
using System.IO.Compression;
using ChatOps.Learning.Evaluation;
using ChatOps.Learning.Ranking;
using ChatOps.Tests.Fakes;
using ChatOps.Workforce;

namespace ChatOps.Tests.Learning.Ranking;

/// <summary>The document's formula against the true success probabilities of the sample world: the baseline that learned models must beat.</summary>
public sealed class SyntheticWorldTests
{
    [Fact]
    public async Task Rank_OpenTasks_ReachesTheFigureOfTheReadme()
    {
        var data = await SampleCompanies.WorldAsync();
        var service = new RankingService(WorkforceSnapshot.Build(data, new DateOnly(2025, 12, 31)), RankingModel.Untrained(DateTimeOffset.UnixEpoch));
        var truth = ReadOracle();

        var ndcg = data.WorkItems.Where(i => i.Status == WorkItemStatus.Open)
            .Average(i => RankingMetrics.Ndcg(service.RankIds(i.Id, 10).Select(r => truth[i.Id][r.Person.Id]), truth[i.Id].Values, 10)!.Value);

        Assert.InRange(ndcg, 0.87, 0.89);
    }

    [Fact]
    public async Task Rank_Trained_ReachesTheFigureOfTheReadmeAndReasonsAddUp()
    {
        var data = await SampleCompanies.WorldAsync();
        var model = await SampleCompanies.WorldModelAsync();
        var service = new RankingService(WorkforceSnapshot.Build(data, new DateOnly(2025, 12, 31)), model);
        var truth = ReadOracle();
        var open = data.WorkItems.Where(i => i.Status == WorkItemStatus.Open).ToArray();

        var ranked = open.Select(i => (Item: i.Id, First: service.RankIds(i.Id, 10))).ToArray();
        Assert.True(ranked.Average(r => RankingMetrics.Ndcg(r.First.Select(c => truth[r.Item][c.Person.Id]), truth[r.Item].Values, 10)!.Value) > 0.975);
        Assert.True(ranked.Average(r => r.First.Average(c => Math.Abs(c.Success!.Value - truth[r.Item][c.Person.Id]))) < 0.06);
        Assert.All(open.Take(20), item => Assert.All(service.Rank(new RankingRequest(item.Id)).Candidates, c =>
        {
            Assert.Equal(c.Score, c.Reasons.Sum(r => r.Contribution), 1e-6);
            Assert.Equal(c.Explanation!.Score - c.Explanation.Reference, c.Explanation.Contributions.Sum(), 1e-6);
            Assert.Equal(c.Success!.Value.Value, c.Parts.Where(p => p.Maximum is null).Sum(p => p.Value), 1e-6);
            Assert.InRange(c.Success.Value.Value, c.Success.Value.Low, c.Success.Value.High);
        }));
    }

    private static Dictionary<string, Dictionary<string, double>> ReadOracle()
    {
        using var file = File.OpenRead(Path.Combine(Samples.SyntheticWorld, "oracle.csv.gz"));
        using var reader = new StreamReader(new GZipStream(file, CompressionMode.Decompress));
        var truth = new Dictionary<string, Dictionary<string, double>>();
        reader.ReadLine();
        while (reader.ReadLine()?.Split(',') is [var task, var person, var probability])
        {
            if (!truth.TryGetValue(task, out var people))
                truth[task] = people = [];
            people[person] = double.Parse(probability, CultureInfo.InvariantCulture);
        }

        return truth;
    }
}
