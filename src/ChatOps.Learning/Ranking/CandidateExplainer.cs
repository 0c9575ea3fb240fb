using System.Globalization;
using ChatOps.Learning.Features;
using ChatOps.Workforce;

namespace ChatOps.Learning.Ranking;

/// <summary>Says in words where a score comes from: skills, results, time. The reasons together are the whole score.</summary>
internal sealed class CandidateExplainer(WorkforceSnapshot snapshot, RankingModel model)
{
    /// <summary>A mean rating above this, on the 0 to 1 scale, is said to be good.</summary>
    private const double GoodResult = 0.65;

    /// <summary>A mean rating below this is said to be weak.</summary>
    private const double WeakResult = 0.45;

    public CandidateScore Explain(int item, int person, int rank, CandidateScores scores) =>
        model.Success is null ? ByFormula(item, person, rank, scores) : Learned(item, person, rank, scores);

    private CandidateScore ByFormula(int item, int person, int rank, CandidateScores scores)
    {
        var parts = Enumerable.Range(0, CandidateScores.PartCount)
            .Select(p => new PartScore((ScorePart)p, scores[(ScorePart)p][person], model.Weights.Of((ScorePart)p)))
            .Where(p => p.Weight > 0)
            .ToArray();
        var score = parts.Sum(p => p.Contribution);
        var collaborative = scores[ScorePart.Collaborative][person];
        return new CandidateScore
        {
            Rank = rank,
            Person = snapshot.People[person],
            Score = score,
            Parts = parts,
            Reasons =
            [
                Reason(Skills(item, person), parts, ScorePart.Skill),
                Reason(Results(item, person, collaborative), parts, ScorePart.Performance, ScorePart.Collaborative, ScorePart.Collaboration),
                Reason(Time(item, person), parts, ScorePart.Availability, ScorePart.Workload),
            ],
            Success = model.Calibration?.Predict(score),
            FreeHours = snapshot.Availability.FreeHours(person),
            ContentScore = parts.Where(p => p.Part != ScorePart.Collaborative).Sum(p => p.Contribution) / model.Weights.Content,
            CollaborativeScore = collaborative,
        };
    }

    private CandidateScore Learned(int item, int person, int rank, CandidateScores scores)
    {
        var features = new float[SuccessFeatures.Count];
        scores.Features!.CopyTo(person, features);
        var explanation = Explain(features, scores.Features);
        var shares = SuccessShares.Of(model.Success!.Map, explanation);
        PartScore Part(ScorePart part, double value) => new(part, value, model.Weights.Of(part >= ScorePart.Success ? ScorePart.Success : part));
        PartScore[] parts =
        [
            Part(ScorePart.SuccessBase, shares.Base),
            Part(ScorePart.SuccessSkills, shares.Skills),
            Part(ScorePart.SuccessResults, shares.Results),
            Part(ScorePart.SuccessTime, shares.Time),
            Part(ScorePart.Availability, scores[ScorePart.Availability][person]),
            Part(ScorePart.Workload, scores[ScorePart.Workload][person]),
        ];
        var collaborative = features[(int)SuccessFeature.Collaborative] is var known && float.IsFinite(known) ? known : CollaborativeScore.Unknown;
        return new CandidateScore
        {
            Rank = rank,
            Person = snapshot.People[person],
            Score = parts.Sum(p => p.Contribution),
            Parts = parts,
            Reasons =
            [
                Reason(Skills(item, person), parts, ScorePart.SuccessSkills),
                Reason(Results(item, person, collaborative), parts, ScorePart.SuccessResults),
                Reason(Time(item, person), parts, ScorePart.SuccessTime, ScorePart.Availability, ScorePart.Workload),
                Reason("What somebody average here would reach on this task", parts, ScorePart.SuccessBase),
            ],
            Success = model.Success.Predict(features),
            FreeHours = snapshot.Availability.FreeHours(person),
            ContentScore = ContentByFormula(item, person, scores, features),
            CollaborativeScore = collaborative,
            Explanation = explanation,
        };
    }

    private SuccessExplanation Explain(float[] features, CandidateFeatures all)
    {
        Span<float> average = stackalloc float[SuccessFeatures.Count];
        all.CopyMeanTo(snapshot, average);
        var contributions = new double[SuccessFeatures.Count];
        var scorer = model.Success!.Scorer;
        scorer.Explain(features, average, contributions);
        return new SuccessExplanation(scorer.Score(features), scorer.Score(average), contributions, features, average.ToArray());
    }

    /// <summary>The document's content score of one person, which no longer ranks but is still part of the contract.</summary>
    private double ContentByFormula(int item, int person, CandidateScores scores, float[] features)
    {
        var weights = HybridWeights.Document;
        var cosine = features[(int)SuccessFeature.SkillCosine];
        return (weights.Skill * (float.IsFinite(cosine) ? cosine : SkillScore.NothingAsked))
            + (weights.Performance * snapshot.Performance[person])
            + (weights.Availability * scores[ScorePart.Availability][person])
            + (weights.Workload * scores[ScorePart.Workload][person])
            + (weights.Collaboration * snapshot.Teams.ScoreOf(snapshot.WorkItems[item].ProjectId, person, snapshot.People[person].Department));
    }

    private static ScoreReason Reason(string text, PartScore[] all, params ScorePart[] speaksFor)
    {
        var parts = all.Where(p => speaksFor.Contains(p.Part)).ToArray();
        return new ScoreReason(text, speaksFor, parts.Sum(p => p.Contribution), parts.Any(p => p.Maximum is null) ? null : parts.Sum(p => p.Weight));
    }

    private string Skills(int item, int person)
    {
        var (skills, levels) = snapshot.Skills.RequiredBy(item);
        if (skills.IsEmpty)
            return "The task asks for no particular skill";

        var (met, below, missing) = (new List<string>(), new List<string>(), new List<string>());
        for (var r = 0; r < skills.Length; r++)
        {
            var (name, asked, had) = (snapshot.Skills.Names[skills[r]], (Proficiency)levels[r], snapshot.Skills.LevelOf(person, skills[r]));
            if (had == 0)
                missing.Add(name);
            else if (had < levels[r])
                below.Add($"{name} {Level((Proficiency)had)}, {Level(asked)} asked");
            else
                met.Add($"{name} {Level((Proficiency)had)}");
        }

        var clauses = new List<string>();
        if (met.Count > 0)
            clauses.Add(string.Join(", ", met));
        if (below.Count > 0)
            clauses.Add("only " + string.Join(", ", below));
        if (missing.Count > 0)
            clauses.Add(met.Count + below.Count == 0 ? "none of " + string.Join(", ", missing) : "no " + string.Join(", ", missing));
        return Sentence(clauses);
    }

    private string Results(int item, int person, double collaborative)
    {
        var finished = snapshot.Performance.FinishedBy(person);
        var own = finished == 0
            ? "no finished task yet"
            : Invariant($"{snapshot.Performance.SuccessesOf(person)} of {finished} finished tasks rated 4 or 5{Quality(person)}");
        var project = snapshot.WorkItems[item].ProjectId;
        if (snapshot.Teams.FinishedIn(project, person) is > 0 and var here)
            own += Invariant($"; {here} finished in {snapshot.Projects.GetValueOrDefault(project!, project!)}");
        var others = collaborative switch
        {
            >= GoodResult => "similar people did well on such tasks",
            <= WeakResult => "similar people did poorly on such tasks",
            CollaborativeScore.Unknown => "no similar work to go by",
            _ => "similar people did fairly on such tasks",
        };
        return Sentence([own, others]);
    }

    /// <summary>The learned chance looks at quality first: few ratings say less than the mean quality of the same tasks.</summary>
    private string Quality(int person) => model.Success is null ? "" : Invariant(
        $", quality {100 * snapshot.PersonFeatures[SuccessFeature.PastQuality]![person]:0} % (average {100 * snapshot.PersonFeatures.MeanOf(SuccessFeature.PastQuality):0})");

    private string Time(int item, int person)
    {
        var (work, free) = (snapshot.WorkItems[item], snapshot.Availability.FreeHours(person));
        var needed = AvailabilityIndex.HoursPerWeek(work, snapshot.AsOf);
        var until = work.Deadline is { } deadline && deadline > snapshot.AsOf ? Invariant($" until {deadline:d MMM}") : "";
        return Invariant($"{free:0} of {snapshot.Availability.CapacityHours(person):0} h free a week; the task needs {needed:0.#} a week{until}");
    }

    private static string Level(Proficiency proficiency) => proficiency.ToString().ToUpperInvariant();

    private static string Sentence(List<string> clauses)
    {
        var text = string.Join("; ", clauses);
        return char.ToUpperInvariant(text[0]) + text[1..];
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
