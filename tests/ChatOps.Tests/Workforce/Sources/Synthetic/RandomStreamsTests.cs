using ChatOps.Workforce.Sources.Synthetic;

namespace ChatOps.Tests.Workforce.Sources.Synthetic;

public sealed class RandomStreamsTests
{
    [Fact]
    public void SeedFor_ConcernsAndNeighbouringSeeds_AreAllDifferent()
    {
        var seeds = Enumerable.Range(-5, 11)
            .SelectMany(seed => Enum.GetValues<Concern>().Select(concern => new RandomStreams(seed).SeedFor(concern)))
            .ToList();

        Assert.Equal(seeds.Count, seeds.Distinct().Count());
    }

    [Fact]
    public void For_SameConcern_BeginsAnew()
    {
        var sut = new RandomStreams(42);

        Assert.Equal(sut.For(Concern.Talent).NextDouble(), sut.For(Concern.Talent).NextDouble());
    }

    [Fact]
    public void People_MoreTasks_StayTheSame() =>
        Assert.Equal(
            SyntheticCompanies.Default.Data.People,
            SyntheticCompanies.Generate(workItems: 10).Data.People);
}
