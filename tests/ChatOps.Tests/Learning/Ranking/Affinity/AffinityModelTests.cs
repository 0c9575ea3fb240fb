using ChatOps.Learning.Ranking.Affinity;
using CsCheck;

namespace ChatOps.Tests.Learning.Ranking.Affinity;

public sealed class AffinityModelTests
{
    private static readonly string[] People = ["Ann", "Ben", "Cyd", "Dee", "Eva", "Fay"];

    [Fact]
    public void Rank_OnlyTheWordsTell_FindsWhoDoesSuchWork()
    {
        // Every attribute is the same; each person has words of their own among words of everybody.
        var random = new Random(5);
        FlatLogRow Row(int n)
        {
            var person = random.Next(People.Length);
            string[] words = ["please", "help", "it", "fails", $"topic{person}", $"system{(person * 3) + random.Next(3)}"];
            return new FlatLogRow($"T{n}", n, n + 0.5, People[person], ["mail"], Text: string.Join(' ', words.OrderBy(_ => random.Next())));
        }

        var rows = Enumerable.Range(0, 900).Select(Row).ToArray();

        var ranked = AffinityReplay.Replay(rows[..700], rows[700..], 1, new AffinityOptions(), 1, CancellationToken.None).ToArray();

        var right = ranked.Zip(rows[700..]).Count(r => r.First.People[0].Person == r.Second.Person);
        Assert.True(right > 190, $"{right} of 200");
    }

    [Fact]
    public void FindCandidates_TheAnswerOfTheRow_IsNotLookedAt()
    {
        var model = new AffinityModel(Log(400, seed: 1), 2, new AffinityOptions());
        foreach (var row in Log(400, seed: 1))
            model.Learn(row);
        var open = new FlatLogRow("N", 500, null, null, ["a1", "b1"]);

        var one = model.FindCandidates(open)!;
        var two = model.FindCandidates(open with { Person = "Ann", Team = "Blue", Resolved = 501 })!;

        Assert.Equal(one.People, two.People);
        Assert.Equal(one.Features, two.Features);
        Assert.All(one.Features, f => Assert.True(float.IsFinite(f)));
    }

    [Fact]
    public void Replay_EnoughHistory_IsTheSameTwiceAndSharesSumToOne()
    {
        var rows = Log(1_200, seed: 2);
        var options = new AffinityOptions { MinExamples = 100, Trees = 20 };

        var one = AffinityReplay.Replay(rows[..1_000], rows[1_000..], 2, options, 100, CancellationToken.None).ToArray();
        var two = AffinityReplay.Replay(rows[..1_000], rows[1_000..], 2, options, 100, CancellationToken.None).ToArray();

        Assert.Equal(one.SelectMany(r => r.People), two.SelectMany(r => r.People));
        Assert.All(one, r => Assert.Equal(1, r.People.Sum(p => p.Share), 1e-9));
        Assert.All(one, r => Assert.Equal(r.People.Count, r.People.Select(p => p.Person).Distinct().Count()));
    }

    [Fact]
    public void Replay_RowsWithoutAnEnd_TeachNothingHoweverMany()
    {
        var rows = Log(600, seed: 3);
        var open = rows.Select(r => r with { Task = "O" + r.Task, Resolved = null, Person = "Zoe" }).ToArray();
        var options = new AffinityOptions { MinExamples = 100, Trees = 10 };

        var plain = AffinityReplay.Replay(rows[..500], rows[500..], 2, options, 10, CancellationToken.None);
        var among = AffinityReplay.Replay([.. rows[..500], .. open], rows[500..], 2, options, 10, CancellationToken.None);

        Assert.All(among, r => Assert.DoesNotContain(r.People, p => p.Person == "Zoe"));
        Assert.Equal(plain.Count(), among.Count());
    }

    [Fact]
    public void Replay_WithTreesAndChangesAfterAMoment_LeavesTheRankingsBeforeItAlone()
    {
        var rows = Log(700, seed: 4);
        var options = new AffinityOptions { MinExamples = 100, Trees = 10 };
        var moment = rows[620].Opened;
        FlatLogRow[] changed = [.. rows.Select(r => r.Resolved >= moment ? r with { Person = "Zoe", Team = "Green", Resolved = r.Resolved + 1 } : r)];

        var before = AffinityReplay.Replay(rows[..600], rows[600..], 2, options, 10, CancellationToken.None).ToArray();
        var after = AffinityReplay.Replay(changed[..600], changed[600..], 2, options, 10, CancellationToken.None).ToArray();

        Assert.All(Enumerable.Range(0, 21), n => Assert.Equal(before[n].People, after[n].People));
        Assert.Contains(after[^1].People, p => p.Person == "Zoe");
    }

    [Fact]
    public void Replay_HistoryInAnotherOrder_IsTheSame()
    {
        var rows = Log(600, seed: 6);
        var options = new AffinityOptions { MinExamples = 100, Trees = 10 };

        var one = AffinityReplay.Replay(rows[..500], rows[500..], 2, options, 10, CancellationToken.None);
        var two = AffinityReplay.Replay([.. rows[..500].Reverse()], rows[500..], 2, options, 10, CancellationToken.None);

        Assert.Equal(one.SelectMany(r => r.People), two.SelectMany(r => r.People));
    }

    [Fact]
    public void Replay_NothingToRank_IsEmpty() =>
        Assert.Empty(AffinityReplay.Replay(Log(20, seed: 7), [], 2, new AffinityOptions(), 10, CancellationToken.None));

    [Fact]
    public void Static_LogsOfAFewRows_AreRanked() => Gen.Int[0, 12].Sample(count =>
    {
        var rows = Log(count, seed: count);
        var ranked = AffinityReplay.Static(rows, Log(2, seed: 99), true, 2, new AffinityOptions(), 5, CancellationToken.None).ToArray();

        Assert.Equal(2, ranked.Length);
        Assert.All(ranked, r => Assert.Equal(rows.Select(x => x.Person).Distinct().Count(), r.People.Count + Math.Max(0, rows.Select(x => x.Person).Distinct().Count() - 5)));
    }, iter: 30);

    [Fact]
    public void Weigh_AnyText_HasLengthOneOrNothing() => Gen.String.Array[1, 20].Sample(texts =>
    {
        var words = new TextKeys();
        foreach (var text in texts)
            words.Learn(text);
        foreach (var text in texts)
        {
            var terms = words.Weigh(text);
            Assert.True(terms.Length == 0 || Math.Abs(terms.Sum(t => t.Value * t.Value) - 1) < 1e-4);
        }
    }, iter: 200);

    [Fact]
    public void Weigh_AMillionWords_ReadsTheFirstFewHundred()
    {
        var words = new TextKeys();
        var text = string.Join(' ', Enumerable.Range(0, 1_000_000).Select(n => $"w{n}"));

        words.Learn(text);

        Assert.InRange(words.Weigh(text).Length, 1, 1_000);
    }

    /// <summary>Who does a task hangs on its first attribute, and on the time of day.</summary>
    private static FlatLogRow[] Log(int count, int seed)
    {
        var random = new Random(seed);
        return
        [
            .. Enumerable.Range(0, count).Select(n =>
            {
                var kind = random.Next(3);
                var opened = (n / 4.0) + (random.NextDouble() / 8);
                var person = People[(2 * kind) + (opened % 1 > 0.5 ? 1 : 0)];
                return new FlatLogRow($"T{n}", opened, opened + random.NextDouble(), person, [$"a{kind}", $"b{random.Next(4)}"], kind == 0 ? "Blue" : "Red");
            }),
        ];
    }
}
