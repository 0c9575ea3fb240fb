using ChatOps.Workforce;

namespace ChatOps.Learning.Ranking.Factors;

/// <summary>
/// Factors for people × task attributes (skills asked for, kind of work, difficulty), so that a task nobody has done can be scored: each
/// outcome is a rating of every attribute of its task, and a task's vector is the mean of its attributes' (as in feature-based matrix
/// factorisation; Chen et al. 2012, "SVDFeature"). A matrix of people × tasks would say nothing of new tasks, for each has one person.
/// </summary>
public sealed class AttributeFactors
{
    /// <summary>Fewest outcomes that factors are fitted on.</summary>
    public const int MinOutcomes = 50;

    private const int Length = 4;

    /// <summary>The noise of a rating is far larger than what people differ by on one attribute.</summary>
    private const double Ridge = 12;

    private const int Rounds = 5;

    /// <summary>Newest outcomes that are fitted on; older ones say little of now.</summary>
    private const int MaxOutcomes = 100_000;

    private readonly FactorModel _model;
    private readonly TaskAttributes _attributes;

    private AttributeFactors(FactorModel model, TaskAttributes attributes)
    {
        _model = model;
        _attributes = attributes;
    }

    /// <summary>The rating to expect, 1 to 5 mapped to 0 to 1.</summary>
    public float Of(int item, int person)
    {
        Span<double> vector = stackalloc double[Length];
        var bias = ItemSide(item, vector);
        return Predict(person, bias, vector);
    }

    /// <summary>The same for everybody.</summary>
    public void Fill(int item, float[] scores)
    {
        Span<double> vector = stackalloc double[Length];
        var bias = ItemSide(item, vector);
        for (var p = 0; p < scores.Length; p++)
            scores[p] = Predict(p, bias, vector);
    }

    /// <summary>Takes new outcomes in without a full refit (design document §4.3, <c>partial_fit</c>): a few steps of gradient descent on them alone.</summary>
    /// <param name="outcomes">Finished work of people and tasks that the snapshot knows.</param>
    public void Update(IReadOnlyList<FinishedWork> outcomes) =>
        SgdTrainer.Update(_model, Ratings(outcomes, _attributes), regularisation: 0.02, rounds: 2);

    internal static AttributeFactors? Fit(
        int people, IReadOnlyList<WorkItem> items, SkillIndex skills, OutcomeHistory history, CancellationToken cancellationToken)
    {
        if (history.Work.Count < MinOutcomes)
            return null;
        var attributes = new TaskAttributes(items, skills);
        var set = new RatingSet(Ratings([.. history.Work.TakeLast(MaxOutcomes)], attributes), people, attributes.Count);
        return new AttributeFactors(new AlsTrainer().Train(set, new FactorOptions(Length, 0, Ridge, Rounds), cancellationToken), attributes);
    }

    private static List<Rating> Ratings(IReadOnlyList<FinishedWork> outcomes, TaskAttributes attributes)
    {
        var ratings = new List<Rating>(outcomes.Count * 4);
        foreach (var work in outcomes)
        {
            foreach (var attribute in attributes.Of(work.Item))
                ratings.Add(new Rating(work.Person, attribute, (work.Outcome.Rating - 1) / 4f));
        }

        return ratings;
    }

    private double ItemSide(int item, Span<double> vector)
    {
        var attributes = _attributes.Of(item);
        var bias = 0.0;
        foreach (var attribute in attributes)
        {
            bias += _model.ItemBias[attribute];
            for (var f = 0; f < vector.Length; f++)
                vector[f] += _model.ItemVectors[attribute][f] / attributes.Length;
        }

        return _model.Mean + (bias / attributes.Length);
    }

    private float Predict(int person, double bias, ReadOnlySpan<double> vector)
    {
        var sum = bias + _model.UserBias[person];
        for (var f = 0; f < vector.Length; f++)
            sum += vector[f] * _model.UserVectors[person][f];
        return (float)Math.Clamp(sum, 0, 1);
    }
}
