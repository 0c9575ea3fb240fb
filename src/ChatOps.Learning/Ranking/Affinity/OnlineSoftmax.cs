namespace ChatOps.Learning.Ranking.Affinity;

/// <summary>
/// Multinomial logistic regression over people, updated once per resolved task: one-hot keys, Adagrad (Duchi et al. 2011), no bias, no
/// regularisation beyond its one pass.
/// </summary>
internal sealed class OnlineSoftmax(double learningRate, double initialAccumulator)
{
    private readonly Dictionary<int, Feature> _features = [];

    /// <summary>Takes one step towards the person who resolved a task.</summary>
    /// <param name="keys">Its keys.</param>
    /// <param name="person">Number of the person.</param>
    /// <param name="people">People known so far, that person among them.</param>
    public void Learn(int[] keys, int person, int people)
    {
        var probabilities = new double[people];
        var features = keys.Select(FeatureOf).ToArray();
        foreach (var feature in features)
            feature.Grow(people, initialAccumulator);
        LogProbabilities(keys, probabilities);
        for (var p = 0; p < people; p++)
        {
            var gradient = Math.Exp(probabilities[p]) - (p == person ? 1 : 0);
            foreach (var feature in features)
            {
                feature.Accumulated[p] += (float)(gradient * gradient);
                feature.Weights[p] -= (float)(learningRate * gradient / Math.Sqrt(feature.Accumulated[p]));
            }
        }
    }

    /// <summary>Fills the log-probabilities of everybody known so far.</summary>
    public void LogProbabilities(int[] keys, double[] logs)
    {
        Array.Clear(logs);
        foreach (var key in keys)
        {
            if (!_features.TryGetValue(key, out var feature))
                continue;
            for (var p = 0; p < Math.Min(logs.Length, feature.Weights.Length); p++)
                logs[p] += feature.Weights[p];
        }

        var highest = logs.Length == 0 ? 0 : logs.Max();
        var normaliser = highest + Math.Log(logs.Sum(z => Math.Exp(z - highest)));
        for (var p = 0; p < logs.Length; p++)
            logs[p] -= normaliser;
    }

    private Feature FeatureOf(int key) => _features.TryGetValue(key, out var feature) ? feature : _features[key] = new Feature();

    private sealed class Feature
    {
        public float[] Weights { get; private set; } = [];

        public float[] Accumulated { get; private set; } = [];

        public void Grow(int people, double initialAccumulator)
        {
            var before = Weights.Length;
            if (before >= people)
                return;
            (var weights, var accumulated) = (Weights, Accumulated);
            Array.Resize(ref weights, people);
            Array.Resize(ref accumulated, people);
            accumulated.AsSpan(before).Fill((float)initialAccumulator);
            (Weights, Accumulated) = (weights, accumulated);
        }
    }
}
