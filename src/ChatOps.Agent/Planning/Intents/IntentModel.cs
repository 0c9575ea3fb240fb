using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.CompilerServices;

namespace ChatOps.Agent.Planning.Intents;

/// <summary>
/// Multinomial logistic regression over words, pairs of words, places at the beginning and the end, and parts of words, hashed to a fixed
/// number of columns (Weinberger et al. 2009). Trained on the examples at start by AdaGrad with a fixed seed: the same examples, the same model.
/// </summary>
internal sealed class IntentModel
{
    private const int Columns = 1 << 15;
    private const int Epochs = 12;

    /// <summary>The last epochs whose weights are averaged: steadier than the last ones alone (Polyak and Juditsky 1992).</summary>
    private const int Averaged = 6;
    private const float LearningRate = 0.25f;
    private const float Decay = 2e-6f;
    private const float KnownWell = 0.98f;
    private const int Seed = 42;
    private const int PartLength = 4;

    /// <summary>Words of the text that are looked at; what people ask for is said within them.</summary>
    private const int MaxWords = 60;

    private readonly string[] _intents;
    private readonly float[] _weights;

    private IntentModel(string[] intents, float[] weights, IReadOnlyDictionary<string, int> vocabulary)
    {
        _intents = intents;
        _weights = weights;
        Vocabulary = vocabulary;
    }

    /// <summary>The words of the examples with their numbers of uses.</summary>
    public IReadOnlyDictionary<string, int> Vocabulary { get; }

    /// <summary>Trains.</summary>
    public static IntentModel Train(IntentExamples examples)
    {
        string[] intents = [.. examples.Examples.Select(e => e.Intent).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        var number = intents.Select((intent, n) => (intent, n)).ToDictionary(i => i.intent, i => i.n, StringComparer.Ordinal);
        var rows = examples.Examples.Select(e => (Features: Features(e.Words), Intent: number[e.Intent])).ToArray();
        var (weights, squares) = (new float[Columns * intents.Length], new float[Columns * intents.Length]);
        var mean = new float[weights.Length];
        var random = new Random(Seed);
        var scores = new float[intents.Length];
        for (var epoch = 0; epoch < Epochs; epoch++)
        {
            random.Shuffle(rows);
            foreach (var (features, intent) in rows)
            {
                Score(weights, features, scores);
                SoftMax(scores);
                // What is known well teaches nothing more; most of the later epochs is spent on the hard ones.
                if (scores[intent] > KnownWell)
                    continue;
                scores[intent] -= 1;
                Step(weights, squares, features, scores);
            }

            if (epoch >= Epochs - Averaged)
                TensorPrimitives.MultiplyAdd(weights, 1f / Averaged, mean, mean);
        }

        return new IntentModel(intents, mean, examples.Examples.SelectMany(e => e.Words).CountBy(w => w, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal));
    }

    /// <summary>The intents of a text, likeliest first.</summary>
    /// <param name="words">Its words, names replaced by their kind.</param>
    public IReadOnlyList<IntentScore> Classify(IReadOnlyList<string> words)
    {
        var scores = new float[_intents.Length];
        Score(_weights, Features(words), scores);
        SoftMax(scores);
        return [.. _intents.Select((intent, n) => new IntentScore(intent, scores[n])).OrderByDescending(s => s.Probability)];
    }

    // Optimised at once, and plain loops: training is over before the runtime would have found out that these three are all there is to it,
    // and before that a vectorised exponential is many times slower than the C library's.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Score(float[] weights, (int Column, float Value)[] features, float[] scores)
    {
        Array.Clear(scores);
        foreach (var (column, value) in features)
        {
            var first = column * scores.Length;
            var n = 0;
            for (; n <= scores.Length - Vector<float>.Count; n += Vector<float>.Count)
                ((new Vector<float>(weights, first + n) * value) + new Vector<float>(scores, n)).CopyTo(scores, n);
            for (; n < scores.Length; n++)
                scores[n] += weights[first + n] * value;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void SoftMax(float[] scores)
    {
        var most = float.NegativeInfinity;
        foreach (var score in scores)
            most = Math.Max(most, score);
        var sum = 0f;
        for (var n = 0; n < scores.Length; n++)
            sum += scores[n] = MathF.Exp(scores[n] - most);
        for (var n = 0; n < scores.Length; n++)
            scores[n] /= sum;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Step(float[] weights, float[] squares, (int Column, float Value)[] features, float[] errors)
    {
        const float Least = 1e-4f;
        foreach (var (column, value) in features)
        {
            var first = column * errors.Length;
            var n = 0;
            for (; n <= errors.Length - Vector<float>.Count; n += Vector<float>.Count)
            {
                var weight = new Vector<float>(weights, first + n);
                var gradient = (weight * Decay) + (new Vector<float>(errors, n) * value);
                var square = (gradient * gradient) + new Vector<float>(squares, first + n);
                square.CopyTo(squares, first + n);
                ((gradient / (Vector.SquareRoot(square) + new Vector<float>(Least)) * -LearningRate) + weight).CopyTo(weights, first + n);
            }

            for (; n < errors.Length; n++)
            {
                var gradient = (weights[first + n] * Decay) + (errors[n] * value);
                squares[first + n] += gradient * gradient;
                weights[first + n] -= gradient / (MathF.Sqrt(squares[first + n]) + Least) * LearningRate;
            }
        }
    }

    private static (int Column, float Value)[] Features(IReadOnlyList<string> words)
    {
        var count = Math.Min(words.Count, MaxWords);
        var features = new Dictionary<int, float>();
        for (var i = 0; i < count; i++)
        {
            var word = words[i];
            Add("w", word, "", 1);
            if (i == 0)
                Add("^", word, "", 1);
            if (i <= 2)
                Add("b", word, "", 0.5f);
            if (i == count - 1)
                Add("$", word, "", 0.7f);
            if (i > 0)
                Add("p", words[i - 1], word, 1);
            if (i > 1)
                Add("s", words[i - 2], word, 0.5f);
            if (i == 1)
                Add("^^", words[0], word, 1);
            if (i == 2)
                Add("^^^", words[0] + words[1], word, 1);
            if (word[0] == '<')
                Add("n", word, "", 0.5f);
            else
                AddParts(word);
        }

        Add("l", count switch { 1 => "1", 2 => "2", <= 4 => "4", <= 8 => "8", _ => "more" }, "", 0.5f);
        // Long texts must not weigh more than short ones.
        var norm = 3 / MathF.Sqrt(features.Values.Sum(v => v * v));
        return [.. features.Select(f => (f.Key, f.Value * norm))];

        void AddParts(string word)
        {
            if (word.Length <= PartLength)
                return;
            for (var from = 0; from + PartLength <= word.Length; from++)
                Add("c", word.Substring(from, PartLength), "", 0.3f);
        }

        void Add(string kind, string one, string other, float value)
        {
            var column = Hash(kind, one, other);
            features[column] = features.GetValueOrDefault(column) + value;
        }
    }

    /// <summary>FNV-1a: the same on every machine, unlike the runtime's own hash of strings.</summary>
    private static int Hash(string kind, string one, string other)
    {
        var hash = 2166136261u;
        foreach (var part in (ReadOnlySpan<string>)[kind, " ", one, " ", other])
        {
            foreach (var c in part)
                hash = (hash ^ c) * 16777619;
        }

        return (int)((hash ^ (hash >> 15)) & (Columns - 1));
    }
}
