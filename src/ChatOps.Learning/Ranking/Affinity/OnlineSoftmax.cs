namespace ChatOps.Learning.Ranking.Affinity;

/// <summary>
/// Multinomial logistic regression over classes (people or teams), updated once per resolved task: sparse keys with values, Adagrad (Duchi et
/// al. 2011), no bias, no regularisation beyond its one pass.
/// </summary>
internal sealed class OnlineSoftmax(double learningRate, double initialAccumulator)
{
    private readonly Dictionary<int, Feature> _features = [];
    private double[] _probabilities = [];

    /// <summary>Takes one step towards the class that was right.</summary>
    /// <param name="keys">The task's keys with their values.</param>
    /// <param name="right">Number of the class.</param>
    /// <param name="classes">Classes known so far, that one among them.</param>
    public void Learn(IReadOnlyList<(int Key, float Value)> keys, int right, int classes)
    {
        if (_probabilities.Length < classes)
            _probabilities = new double[2 * classes];
        var probabilities = _probabilities.AsSpan(0, classes);
        var features = new Feature[keys.Count];
        for (var k = 0; k < features.Length; k++)
        {
            features[k] = FeatureOf(keys[k].Key);
            features[k].Grow(classes, initialAccumulator);
        }

        LogProbabilities(keys, probabilities);
        for (var c = 0; c < classes; c++)
            probabilities[c] = Math.Exp(probabilities[c]) - (c == right ? 1 : 0);
        for (var k = 0; k < features.Length; k++)
        {
            var (weights, accumulated, value) = (features[k].Weights, features[k].Accumulated, keys[k].Value);
            for (var c = 0; c < classes; c++)
            {
                var gradient = (float)(probabilities[c] * value);
                accumulated[c] += gradient * gradient;
                weights[c] -= (float)learningRate * gradient / MathF.Sqrt(accumulated[c]);
            }
        }
    }

    /// <summary>Fills the log-probabilities of all classes known so far.</summary>
    public void LogProbabilities(IReadOnlyList<(int Key, float Value)> keys, Span<double> logs)
    {
        logs.Clear();
        foreach (var (key, value) in keys)
        {
            if (!_features.TryGetValue(key, out var feature))
                continue;
            var weights = feature.Weights.AsSpan(0, Math.Min(logs.Length, feature.Weights.Length));
            for (var c = 0; c < weights.Length; c++)
                logs[c] += value * weights[c];
        }

        var highest = double.NegativeInfinity;
        foreach (var z in logs)
            highest = Math.Max(highest, z);
        var sum = 0.0;
        foreach (var z in logs)
            sum += Math.Exp(z - highest);
        var normaliser = highest + Math.Log(sum);
        for (var c = 0; c < logs.Length; c++)
            logs[c] -= normaliser;
    }

    private Feature FeatureOf(int key) => _features.TryGetValue(key, out var feature) ? feature : _features[key] = new Feature();

    private sealed class Feature
    {
        public float[] Weights { get; private set; } = [];

        public float[] Accumulated { get; private set; } = [];

        public void Grow(int classes, double initialAccumulator)
        {
            var before = Weights.Length;
            if (before >= classes)
                return;
            var (weights, accumulated) = (Weights, Accumulated);
            var size = Math.Max(classes, before + (before / 2));
            Array.Resize(ref weights, size);
            Array.Resize(ref accumulated, size);
            accumulated.AsSpan(before).Fill((float)initialAccumulator);
            (Weights, Accumulated) = (weights, accumulated);
        }
    }
}
