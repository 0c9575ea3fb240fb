namespace ChatOps.Learning.Experiments;

/// <summary>
/// A test that may be looked at after every task: the mixture sequential probability ratio test of Robbins (1970) as Johari, Pekelis and
/// Walsh use it ("Always valid inference", 2017). With V = s₁²/n₁ + s₂²/n₂ the variance of the difference δ and differences under the
/// alternative drawn from a normal with variance τ²,
/// Λ = √(V / (V + τ²)) · exp(τ² δ² / (2 V (V + τ²))).
/// Where there is no difference Λ ever reaches 1/α with a chance of at most α, so the p-value is the least 1/Λ so far, and all δ that Λ doesn't
/// reject are a confidence sequence. Exact for normal values of known variance; with estimated variances it holds for large samples, which is
/// why nothing is said before <see cref="FirstLook"/> tasks in each arm.
/// </summary>
public sealed class SequentialTest
{
    /// <summary>Tasks that each arm needs before anything is said.</summary>
    public const int FirstLook = 25;

    private readonly double _effect;
    private readonly double _alpha;
    private SampleSummary _control;
    private SampleSummary _challenger;

    /// <summary>A test that has seen nothing.</summary>
    /// <param name="effect">The difference that is looked for, in standard deviations: τ is as large. Above 0.</param>
    /// <param name="alpha">Chance of ever finding a difference where there is none, above 0 and below 1.</param>
    public SequentialTest(double effect, double alpha)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(effect);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(alpha);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(alpha, 1);
        (_effect, _alpha) = (effect, alpha);
    }

    /// <summary>The always-valid p-value: 1 until there is something to say, and never growing.</summary>
    public double P { get; private set; } = 1;

    /// <summary>
    /// The confidence sequence at the last look, cut with those of all looks before it; null before there is something to say. Empty cuts, which
    /// only a difference that changed with time makes, begin anew.
    /// </summary>
    public (double Low, double High)? Interval { get; private set; }

    /// <summary>Takes one task in. Nothing is tested before <see cref="Look"/>.</summary>
    public void Add(Arm arm, double value)
    {
        if (arm == Arm.Control)
            _control = _control.With(value);
        else
            _challenger = _challenger.With(value);
    }

    /// <summary>Looks at what has come in so far.</summary>
    public void Look()
    {
        var variance = _control.MeanVariance + _challenger.MeanVariance;
        if (_control.Count < FirstLook || _challenger.Count < FirstLook || variance <= 0)
            return;
        var mixture = _effect * _effect * EffectSize.PooledVariance(_control, _challenger);
        var difference = _challenger.Mean - _control.Mean;
        P = Math.Min(P, PValue(difference, variance, mixture));
        var half = HalfWidth(variance, mixture, _alpha);
        var (low, high) = (difference - half, difference + half);
        if (Interval is { } before && Math.Max(low, before.Low) <= Math.Min(high, before.High))
            (low, high) = (Math.Max(low, before.Low), Math.Min(high, before.High));
        Interval = (low, high);
    }

    /// <summary>1/Λ, at most 1.</summary>
    /// <param name="difference">The difference δ.</param>
    /// <param name="variance">Its variance V.</param>
    /// <param name="mixture">The variance τ² of the mixture.</param>
    internal static double PValue(double difference, double variance, double mixture) => Math.Min(
        1,
        Math.Exp((0.5 * Math.Log((variance + mixture) / variance)) - (mixture * difference * difference / (2 * variance * (variance + mixture)))));

    /// <summary>The largest δ with Λ &lt; 1/α.</summary>
    internal static double HalfWidth(double variance, double mixture, double alpha) => Math.Sqrt(
        variance * (variance + mixture) / mixture * ((2 * Math.Log(1 / alpha)) + Math.Log((variance + mixture) / variance)));
}
