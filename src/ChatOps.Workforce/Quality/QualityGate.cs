using System.Globalization;

namespace ChatOps.Workforce.Quality;

/// <summary>
/// Looks at a company before something is learned from it (design document §8.4). The document names four checks and their threshold and leaves
/// open what they look at; each says it in words.
/// </summary>
public static class QualityGate
{
    private const int FewestOutcomes = 20;

    /// <summary>Runs all checks.</summary>
    /// <param name="data">The company.</param>
    /// <param name="today">Nothing can have ended after it.</param>
    public static QualityReport Check(WorkforceData data, DateOnly today) => Check(QualityFacts.Of(data), today);

    /// <summary>Runs all checks.</summary>
    internal static QualityReport Check(QualityFacts facts, DateOnly today)
    {
        var judged = facts.Work.Select(w => (Work: w, Fault: OutcomeRule.FaultOf(w, today))).ToArray();
        var sound = judged.Where(j => j.Fault is null).Select(j => j.Work).ToArray();
        var toCome = judged.Count(j => j.Fault == OutcomeFault.IsToCome);
        return new QualityReport(
            [
                Skills(facts), Assignments(facts, sound), Performance(sound), Coverage(facts),
                Share("completeness", facts.Fields, facts.Fields - facts.FilledFields, "optional fields of people and tasks that are filled"),
                // Keys can't repeat in the store; the same person or task under two ids can.
                Share("duplicates", facts.People + facts.Assignments, facts.Repeated, "people and assignments that are there once, by address, and by task, person and day"),
                Share("impossible_values", facts.Work.Count, facts.Work.Count - sound.Length - toCome, "outcomes with hours, ratings and days that can be"),
                Share("future_dates", facts.Work.Count, toCome, $"outcomes that ended by {today:yyyy-MM-dd}"),
            ],
            judged.Where(j => j.Fault is not null).ToDictionary(j => j.Work.AssignmentId, j => Sentence(j.Fault!.Value, j.Work), StringComparer.Ordinal));
    }

    /// <summary>People have skills, more than one kind and level of them are in use, and nobody has all.</summary>
    private static QualityCheck Skills(QualityFacts facts)
    {
        const string Name = "user_skill_distribution";
        if (facts.People == 0 || facts.Holders.Count == 0)
            return new QualityCheck(Name, null, "There are no people with skills.");
        var withSkills = facts.PeopleWithSkills / (double)facts.People;
        var levels = Evenness(facts.Levels, Enum.GetValues<Proficiency>().Length);
        var special = facts.Holders.Count(h => h <= Math.Max(1, 0.8 * facts.People)) / (double)facts.Holders.Count;
        return new QualityCheck(Name, Math.Round((0.5 * withSkills) + (0.2 * levels) + (0.3 * special), 3), Words(
            $"{withSkills:P0} of {facts.People:N0} people have skills; {facts.Holders.Count:N0} skills over five levels; {special:P0} of them are not everybody's."));
    }

    /// <summary>Work is shared, and goes to people who have what it asks for.</summary>
    private static QualityCheck Assignments(QualityFacts facts, FinishedWork[] sound)
    {
        const string Name = "task_assignment_patterns";
        if (sound.Length < FewestOutcomes)
            return TooFew(Name, sound);
        var shared = Math.Min(1, sound.Select(w => w.PersonId).Distinct().Count() / (0.5 * facts.People));
        var asked = sound.Count(w => w.AsksForSkills);
        var fitting = asked == 0 ? 1 : sound.Count(w => w.Fits) / (double)asked;
        return new QualityCheck(Name, Math.Round((0.4 * shared) + (0.6 * fitting), 3), Words(
            $"{sound.Length:N0} outcomes; {fitting:P0} of the tasks that ask for skills went to somebody with at least one of them."));
    }

    /// <summary>Ratings go with quality, and hours with estimates: both rank correlations as they should be count in full from 0.3 on.</summary>
    private static QualityCheck Performance(FinishedWork[] sound)
    {
        const string Name = "performance_correlations";
        if (sound.Length < FewestOutcomes)
            return TooFew(Name, sound);
        var quality = RankCorrelation.Of([.. sound.Select(w => (double)w.Rating)], [.. sound.Select(w => w.Quality)]);
        var hours = RankCorrelation.Of([.. sound.Select(w => w.EstimatedHours)], [.. sound.Select(w => w.ActualHours)]);
        static double Enough(double correlation) => Math.Clamp(correlation / 0.3, 0, 1);
        return new QualityCheck(Name, Math.Round((Enough(quality) + Enough(hours)) / 2, 3), Words(
            $"{sound.Length:N0} outcomes; rank correlation of rating and quality {quality:0.00}, of estimated and actual hours {hours:0.00}."));
    }

    /// <summary>Of the open tasks, those for which somebody has a skill that is asked for.</summary>
    private static QualityCheck Coverage(QualityFacts facts) => facts.OpenAsking == 0
        ? new QualityCheck("recommendation_coverage", null, "No open task asks for skills.")
        : new QualityCheck("recommendation_coverage", Math.Round(facts.OpenCovered / (double)facts.OpenAsking, 3), Words(
            $"{facts.OpenCovered:N0} of {facts.OpenAsking:N0} open tasks that ask for skills find somebody with one of them."));

    private static string Sentence(OutcomeFault fault, FinishedWork work) => fault switch
    {
        OutcomeFault.IsToCome => Words($"It ended on {work.Completed:yyyy-MM-dd}, which is to come."),
        OutcomeFault.EndedTooSoon => "It was finished before it was assigned.",
        OutcomeFault.TookNoTime => "It took no time.",
        _ => Words($"It took more than {OutcomeRule.LongestOverrun:0} times its estimate."),
    };

    private static QualityCheck TooFew(string name, FinishedWork[] sound) => new(name, null, Words($"There are {sound.Length:N0} sound outcomes; {FewestOutcomes} are needed."));

    private static QualityCheck Share(string name, int all, int bad, string what) => all == 0
        ? new QualityCheck(name, null, $"There are no {what}.")
        : new QualityCheck(name, Math.Round(1 - (bad / (double)all), 3), Words($"{all - bad:N0} of {all:N0} {what}."));

    private static string Words(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    /// <summary>Entropy over its most, 0 to 1.</summary>
    private static double Evenness(IReadOnlyList<int> counts, int classes)
    {
        var total = (double)counts.Sum();
        return -counts.Sum(c => c / total * Math.Log(c / total)) / Math.Log(classes);
    }
}
