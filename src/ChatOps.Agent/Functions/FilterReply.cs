using ChatOps.Agent.Planning;
using ChatOps.Agent.Replies;
using ChatOps.Learning.Ranking;
using ChatOps.Workforce;

namespace ChatOps.Agent.Functions;

/// <summary>Says what the conditions of a ranking left, and offers to do without the one that left nobody.</summary>
internal static class FilterReply
{
    private static readonly string[] Conditions = ["department", "seniority", "skills", "available"];

    /// <summary>" Of 24 people 8 work in Backend Development, 3 of them are senior."; empty where there were no conditions.</summary>
    public static string Sentence(RankingResult result, FunctionContext context)
    {
        if (result.Filters.Count == 0)
            return "";
        var everybody = context.Ranking.Snapshot.People.Count - context.Call.All("exclude").Count;
        var clauses = result.Filters.Select((f, n) => $"{(f.Remaining == 0 ? "nobody" : Wording.Text($"{f.Remaining:N0}"))} {(n > 0 && f.Remaining > 0 ? "of them " : "")}{Clause(f, context.Call)}")
            .Take(1 + result.Filters.TakeWhile(f => f.Remaining > 0).Count()); // after nobody there is nothing more to say
        var outside = result.OutsideFilters.Count == 0
            ? ""
            : $" {Wording.List([.. result.OutsideFilters.Select(p => p.Name)])} {(result.OutsideFilters.Count == 1 ? "is" : "are")} shown because you asked, without meeting that.";
        return $" Of {Wording.Count(everybody, "person", "people")} {string.Join(", ", clauses)}.{outside}";
    }

    /// <summary>Buttons that ask again without what left nobody; empty where somebody was left.</summary>
    public static IReadOnlyList<ReplyButton> Without(RankingResult result, PlannedCall call)
    {
        if (result.Filters.FirstOrDefault(f => f.Remaining == 0) is not { } empty)
            return [];
        var (argument, label) = empty.Filter switch
        {
            CandidateFilter.Department => ("department", "Any department"),
            CandidateFilter.Seniority => ("seniority", "Any seniority"),
            CandidateFilter.Skills => ("skills", "Without that skill condition"),
            _ => ("available", "Busy people too"),
        };
        var all = Conditions.Aggregate(call, (c, name) => c.With(name));
        var one = new ReplyButton(label, $"{label}, for {call["task"]}", call.With(argument), IsPrimary: true);
        return result.Filters.Count == 1 ? [one] : [one, new ReplyButton("Without conditions", $"Who should take {call["task"]}?", all)];
    }

    private static string Clause(FilterStep step, PlannedCall call)
    {
        var one = step.Remaining is 0 or 1;
        return step.Filter switch
        {
            CandidateFilter.Department => $"{(one ? "works" : "work")} in {call["department"]}",
            CandidateFilter.Seniority => $"{(one ? "is" : "are")} {Wording.List([.. call.All("seniority").Select(Seniority)], "or")}",
            CandidateFilter.Skills => $"{(one ? "has" : "have")} {Wording.List(call.All("skills"))}",
            _ => $"{(one ? "has" : "have")} free hours",
        };
    }

    private static string Seniority(string word) => DataWords<Seniority>.TryParse(word, out var seniority) ? Wording.Of(seniority).ToLowerInvariant() : word;
}
