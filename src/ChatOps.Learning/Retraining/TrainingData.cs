using System.Globalization;
using ChatOps.Learning.Performance;
using ChatOps.Learning.Ranking;
using ChatOps.Workforce;
using ChatOps.Workforce.Quality;

namespace ChatOps.Learning.Retraining;

/// <summary>What may be learned from: the company without what can't be true, with what was kept out and why.</summary>
/// <param name="Data">The company, screened.</param>
/// <param name="Quality">How good it is.</param>
/// <param name="Remarks">What was kept out, and what is wrong with it, as sentences.</param>
public sealed record TrainingData(WorkforceData Data, QualityReport Quality, IReadOnlyList<string> Remarks)
{
    /// <summary>New outcomes that are enough to say that one person has too many of them.</summary>
    private const int FewestToJudge = 20;

    private const int FewPeople = 5;

    /// <summary>Screens a company.</summary>
    /// <param name="data">The company.</param>
    /// <param name="today">Nothing can have ended after it.</param>
    public static TrainingData Screen(WorkforceData data, DateOnly today)
    {
        var (clean, remarks) = OutcomeScreen.Clean(data);
        var quality = QualityGate.Check(clean, today);
        if (!quality.Passes)
            remarks = [.. remarks, quality.Sentence];
        var keptOut = quality.KeptOut;
        if (keptOut.Count == 0)
            return new TrainingData(clean, quality, remarks);
        var example = keptOut.OrderBy(k => k.Key, StringComparer.Ordinal).First();
        return new TrainingData(
            clean with { Outcomes = [.. clean.Outcomes.Where(o => !keptOut.ContainsKey(o.AssignmentId))] },
            quality,
            [.. remarks, string.Create(CultureInfo.InvariantCulture, $"{keptOut.Count:N0} outcomes can't be true and were kept out, e.g. that of {example.Key}: {example.Value}")]);
    }

    /// <summary>Refuses what can't be learned from.</summary>
    /// <param name="seenThrough">Last day that what serves has learned from; null where nothing serves.</param>
    /// <param name="options">The limits.</param>
    /// <exception cref="TrainingRefusedException">There are too few outcomes, or too many of the new ones are about one person.</exception>
    public void EnsureUsable(DateOnly? seenThrough, RetrainingOptions options)
    {
        if (Data.Outcomes.Count < SuccessTrainer.MinOutcomes)
        {
            throw new TrainingRefusedException(string.Create(
                CultureInfo.InvariantCulture,
                $"There are {Data.Outcomes.Count:N0} outcomes to learn from and it takes {SuccessTrainer.MinOutcomes}. Nothing was trained; what serves goes on serving. Import or record more outcomes first."));
        }

        if (Flood(seenThrough, options) is { } flood)
        {
            throw new TrainingRefusedException(
                $"{flood}: a model of that would learn one person, not the company. "
                + $"Nothing was trained; what serves goes on serving. Look at where these outcomes come from; if they are right, raise Retraining:MaxShareOfOnePerson.");
        }
    }

    /// <summary>Whether too many of the new outcomes are about one person, as the beginning of a sentence; null where they are not.</summary>
    /// <param name="seenThrough">Last day that is not new; null where all are.</param>
    /// <param name="options">The limits.</param>
    public string? Flood(DateOnly? seenThrough, RetrainingOptions options)
    {
        var assignments = Data.Assignments.ToDictionary(a => a.Id, StringComparer.Ordinal);
        var fresh = Data.Outcomes.Where(o => seenThrough is null || o.CompletionDate > seenThrough).Select(o => assignments[o.AssignmentId].PersonId).ToArray();
        if (fresh.Length < FewestToJudge || Data.People.Count <= FewPeople)
            return null;
        var most = fresh.GroupBy(p => p, StringComparer.Ordinal).MaxBy(g => g.Count())!;
        return most.Count() > options.MaxShareOfOnePerson * fresh.Length
            ? string.Create(CultureInfo.InvariantCulture, $"{most.Count():N0} of the {fresh.Length:N0} new outcomes are about one person, {most.Key}")
            : null;
    }
}
