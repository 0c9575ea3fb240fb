using ChatOps.Learning.Ranking.Affinity;
using ChatOps.Tests.Fakes;
using CsCheck;

namespace ChatOps.Tests.Learning.Ranking.Affinity;

public sealed class AffinityReplayTests
{
    private static readonly AffinityOptions Options = new();

    [Fact]
    public void Replay_WhoDidSuchWork_IsRankedFirst()
    {
        var history = Enumerable.Range(0, 20).Select(n => Row($"H{n}", n, n + 0.5, n % 2 == 0 ? "Ann" : "Ben", n % 2 == 0 ? "mail" : "print")).ToArray();

        var rankings = Replay(history, [Row("N1", 30, null, null, "mail"), Row("N2", 30, null, null, "print")]);

        Assert.Equal(["Ann", "Ben"], rankings.Select(r => r.People[0].Person));
    }

    [Fact]
    public void Replay_ResolvedAfterTheMoment_IsNotKnown()
    {
        var history = new[] { Row("H1", 1, 2, "Ann", "mail"), Row("H2", 1, 50, "Ben", "mail") };

        var ranking = Assert.Single(Replay(history, [Row("N1", 10, null, null, "mail")]));

        Assert.Equal(["Ann"], ranking.People.Select(p => p.Person));
    }

    [Fact]
    public void Replay_ResolvedAtTheVeryMoment_IsNotKnown() =>
        Assert.Empty(Assert.Single(Replay([Row("H1", 1, 10, "Ann", "mail")], [Row("N1", 10, null, null, "mail")])).People);

    [Fact]
    public void Replay_NeverResolved_IsNeverLearnedFrom() =>
        Assert.Empty(Assert.Single(Replay([Row("H1", 1, null, "Ann", "mail")], [Row("N1", 10, null, null, "mail")])).People);

    [Fact]
    public void Replay_LaterRowResolvedInTime_IsKnownToTheNext()
    {
        var rankings = Replay([Row("H1", 1, 2, "Ann", "mail")], [Row("N1", 10, 11, "Ben", "mail"), Row("N2", 12, null, null, "mail")]);

        Assert.DoesNotContain(rankings[0].People, p => p.Person == "Ben");
        Assert.Contains(rankings[1].People, p => p.Person == "Ben");
    }

    [Fact]
    public void Replay_LaterRowsOutOfOrder_AreAnsweredInTheFilesOrder()
    {
        var rankings = Replay([Row("H1", 1, 2, "Ann", "mail")], [Row("N2", 12, null, null, "mail"), Row("N1", 10, null, null, "mail")]);

        Assert.Equal(["N2", "N1"], rankings.Select(r => r.Task));
    }

    [Fact]
    public void Replay_AnyChangeAfterAMoment_LeavesTheRankingsBeforeItAlone() => Gen.Select(
        RandomLog, Gen.Int[0, 39], Gen.Int[0, 4]).Sample((log, at, person) =>
    {
        var (history, later) = (log[..20], log[20..]);
        var moment = later[at % later.Length].Opened;
        FlatLogRow Change(FlatLogRow row) => row.Resolved >= moment ? row with { Person = $"P{person}", Resolved = row.Resolved + 1 } : row;

        var before = Replay(history, later);
        var after = Replay([.. history.Select(Change)], [.. later.Select(Change)]);

        foreach (var n in Enumerable.Range(0, later.Length).Where(n => later[n].Opened <= moment))
            Assert.Equal(before[n].People, after[n].People);
    }, iter: 200);

    [Fact]
    public void Static_PersonAndEndOfTheRankedRow_HaveNoEffect()
    {
        var history = new[] { Row("H1", 1, 2, "Ann", "mail"), Row("H2", 1, 2, "Ben", "print") };
        IReadOnlyList<AffinityRanking> Rank(FlatLogRow task) =>
            [.. AffinityReplay.Static(history, [task], true, 1, Options, 10, CancellationToken.None)];

        Assert.Equal(
            Rank(Row("N", 10, null, null, "print"))[0].People,
            Rank(Row("N", 10, 11, "Ann", "print"))[0].People);
    }

    [Fact]
    public void Static_LogWithoutResolvedColumn_LearnsWhenOpened() => Assert.Single(
        AffinityReplay.Static([Row("H1", 1, null, "Ann", "mail")], [Row("N", 10, null, null, "mail")], false, 1, Options, 10, CancellationToken.None)
            .Single().People);

    [Fact]
    public void Static_NobodyInTheHistory_IsAnEmptyRanking() => Assert.Empty(
        AffinityReplay.Static([], [Row("N", 10, null, null, "mail")], true, 1, Options, 10, CancellationToken.None).Single().People);

    [Fact]
    public void Rank_EqualPeople_StandInIdOrderAndSharesSumToOne()
    {
        var model = new AffinityModel([], 1, Options);
        var people = model.Rank(Row("N", 1, null, null, "mail"), 5);
        Assert.Empty(people);
        foreach (var name in new[] { "Cyd", "Ann", "Ben" })
            model.Learn(Row("H" + name, 1, 2, name, "x" + name));

        people = model.Rank(Row("N", 3, null, null, "unseen"), 5);

        Assert.Equal(1, people.Sum(p => p.Share), 1e-9);
        Assert.All(people, p => Assert.InRange(p.Share, 0, 1));
    }

    [Fact]
    public async Task Replay_TheIncidents_BeatsPopularityByFar()
    {
        var map = FlatLogMap.Read(Path.Combine(Samples.Incidents, "map.json"));
        var rows = (await FlatLog.ReadAsync(Path.Combine(Samples.Incidents, "tasks.csv"), map, needsPerson: true, CancellationToken.None)).Rows
            .OrderBy(r => r.Opened).Take(2_500).ToArray();
        var (history, later) = (rows[..2_000], rows[2_000..]);

        var rankings = AffinityReplay.Replay(history, later, map.Categories.Count, Options, 5, CancellationToken.None).ToArray();

        var popular = history.Where(r => r.Resolved < later[0].Opened).CountBy(r => r.Person!).OrderByDescending(p => p.Value).Take(5).Select(p => p.Key).ToArray();
        var byAffinity = rankings.Zip(later).Count(p => p.First.People.Any(c => c.Person == p.Second.Person)) / (double)later.Length;
        var byPopularity = later.Count(r => popular.Contains(r.Person)) / (double)later.Length;
        Assert.True(byAffinity > byPopularity + 0.15, $"affinity {byAffinity:0.000}, popularity {byPopularity:0.000}");
    }

    private static readonly Gen<FlatLogRow[]> RandomLog = Gen.Select(Gen.Double[0, 50], Gen.Double[0.01, 20], Gen.Int[0, 4], Gen.Int[0, 2], Gen.Bool)
        .Array[60]
        .Select(rows => rows.Select((r, n) => Row($"R{n}", r.Item1, r.Item5 ? r.Item1 + r.Item2 : null, $"P{r.Item3}", $"c{r.Item4}")).ToArray());

    private static AffinityRanking[] Replay(FlatLogRow[] history, FlatLogRow[] later) =>
        [.. AffinityReplay.Replay(history, later, columns: 1, Options, top: 10, CancellationToken.None)];

    private static FlatLogRow Row(string id, double opened, double? resolved, string? person, string category) =>
        new(id, opened + 700_000, resolved + 700_000, person, [category]);
}
