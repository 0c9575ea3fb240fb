using BenchmarkDotNet.Attributes;
using ChatOps.Learning.Ranking;
using ChatOps.Workforce;

namespace ChatOps.Benchmarks;

/// <summary>One ranking with its five explanations, in process.</summary>
[MemoryDiagnoser]
public class RankBenchmarks
{
    private RankingService _service = null!;
    private string[] _open = [];
    private int _next;

    [Params(300, 10_000)]
    public int People { get; set; }

    [GlobalSetup]
    public async Task SetupAsync()
    {
        var data = await Companies.GenerateAsync(People, 1_500);
        _service = Companies.Serve(data, Companies.Train(data));
        _open = [.. data.WorkItems.Where(i => i.Status == WorkItemStatus.Open).Select(i => i.Id)];
    }

    [Benchmark]
    public RankingResult Rank() => _service.Rank(new RankingRequest(_open[_next++ % _open.Length]));
}
