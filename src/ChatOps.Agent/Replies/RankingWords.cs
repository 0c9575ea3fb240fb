using System.Globalization;

namespace ChatOps.Agent.Replies;

/// <summary>What a ranking says of people, in the same words wherever it is shown.</summary>
public static class RankingWords
{
    /// <summary>People of a ranking that is told in one line.</summary>
    private const int MostTold = 5;

    /// <summary>"87 % (78-93)".</summary>
    public static string Percent(ProbabilityRange range) =>
        string.Create(CultureInfo.InvariantCulture, $"{100 * range.Value:0} % ({100 * range.Low:0}-{100 * range.High:0})");

    /// <summary>"Success 87 % (78-93) · 12 h free a week".</summary>
    public static string Outlook(RankedPerson person)
    {
        var success = person.Success is { } s ? $"Success {Percent(s)}" : "Success not measurable yet";
        var hours = person.FreeHours is { } free ? string.Create(CultureInfo.InvariantCulture, $"{free:0.#} h free a week") : "free hours not known";
        return $"{success} · {hours}";
    }

    /// <summary>The ranking in one line, for who does not see it.</summary>
    public static string Line(RankingBlock ranking) => string.Join("; ", ranking.People.Take(MostTold).Select(p =>
        string.Create(CultureInfo.InvariantCulture, $"{p.Rank}. {p.Name}, {p.Score} points{(p.Success is { } s ? $", success {Percent(s)}" : "")}")));
}
