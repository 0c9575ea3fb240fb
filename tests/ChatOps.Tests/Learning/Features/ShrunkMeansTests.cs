using ChatOps.Learning.Features;
using CsCheck;

namespace ChatOps.Tests.Learning.Features;

public sealed class ShrunkMeansTests
{
    [Fact]
    public void Build_PeopleWhoDifferMuch_ArePulledLittle()
    {
        var means = ShrunkMeans.Build([Values(0.1, 0.11, 0.1), Values(0.9, 0.91, 0.9), Values(0.5, 0.5, 0.51)], [0, 0, 0], 0.5);

        Assert.InRange(means.Pull, 0, 0.1);
        Assert.Equal(0.1033, means.Values[0], 0.01);
    }

    [Fact]
    public void Build_PeopleWhoDifferOnlyByChance_ArePulledMuch()
    {
        var random = new Random(3);
        var people = Enumerable.Range(0, 200).Select(_ => Values(random.NextDouble(), random.NextDouble(), random.NextDouble())).ToArray();

        var means = ShrunkMeans.Build(people, new int[200], 0.5);

        Assert.True(means.Pull > 20);
        Assert.All(means.Values.ToArray(), m => Assert.Equal(0.5, m, 0.1f));
    }

    [Fact]
    public void Build_NobodyHasAValue_IsTheUnknown() => Assert.Equal([0.5f, 0.5f], ShrunkMeans.Build([default, default], [1, 3], 0.5).Values.ToArray());

    [Fact]
    public void Build_AnyValues_StaysWithinTheirRange() => Gen.Double[0, 1].Array[0, 5].Array[1, 20].Sample(people =>
    {
        var means = ShrunkMeans.Build([.. people.Select(Values)], [.. people.Select((_, n) => n % 3)], 0.5);
        var (low, high) = (people.SelectMany(p => p).DefaultIfEmpty(0.5).Min(), people.SelectMany(p => p).DefaultIfEmpty(0.5).Max());
        Assert.All(means.Values.ToArray(), m => Assert.InRange(m, low - 1e-5, high + 1e-5));
    }, iter: 300);

    private static Moments Values(params double[] values)
    {
        var moments = default(Moments);
        foreach (var value in values)
            moments.Add(value);
        return moments;
    }
}
