using BenchmarkDotNet.Attributes;
using ChatOps.Learning.Ranking;
using ChatOps.Workforce;

namespace ChatOps.Benchmarks;

/// <summary>Training on the default company: 300 people, 1,500 tasks.</summary>
[MemoryDiagnoser]
public class TrainBenchmarks
{
    private WorkforceData _data = null!;

    [GlobalSetup]
    public async Task SetupAsync() => _data = await Companies.GenerateAsync(300, 1_500);

    [Benchmark]
    public RankingModel Train() => Companies.Train(_data);
}
