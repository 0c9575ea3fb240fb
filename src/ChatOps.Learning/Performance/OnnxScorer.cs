using System.Text.Json.Serialization;
using ChatOps.Learning.Features;
using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;

namespace ChatOps.Learning.Performance;

/// <summary>Log-odds from a model that was trained elsewhere, run by the ONNX runtime (design document §7.3, strategy 2).</summary>
/// <param name="Model">The model's bytes.</param>
/// <param name="Signature">How it is asked.</param>
public sealed record OnnxScorer(ReadOnlyMemory<byte> Model, OnnxSignature Signature) : SuccessScorer
{
    /// <summary>Orders in which features are taken up for an explanation, and as many reversed ones.</summary>
    private const int Orders = 24;

    private const int Seed = 42;

    /// <summary>Chances are kept this far from 0 and 1, so that their log-odds stay finite.</summary>
    private const double Edge = 1e-6;

    [JsonIgnore]
    private readonly Lazy<InferenceSession> _session = new(() => Open(Model));

    public override double Score(ReadOnlySpan<float> features)
    {
        var row = new float[Signature.Features.Count];
        Fill(features, row);
        return Run(row, 1)[0];
    }

    public override void Score(CandidateFeatures features, Span<float> scores)
    {
        var (rows, all) = (new float[features.People * Signature.Features.Count], new float[SuccessFeatures.Count]);
        for (var p = 0; p < features.People; p++)
        {
            features.CopyTo(p, all);
            Fill(all, rows.AsSpan(p * Signature.Features.Count, Signature.Features.Count));
        }

        var values = Run(rows, features.People);
        for (var p = 0; p < values.Length; p++)
            scores[p] = (float)values[p];
    }

    /// <summary>
    /// The model is a black box: Shapley values by sampling orders in pairs of opposites (Štrumbelj and Kononenko 2014). Each order sums to the whole
    /// difference, so their mean does too.
    /// </summary>
    public override void Explain(ReadOnlySpan<float> features, ReadOnlySpan<float> reference, Span<double> contributions)
    {
        var width = Signature.Features.Count;
        var (from, to) = (new float[width], new float[width]);
        Fill(reference, from);
        Fill(features, to);
        var random = new Random(Seed);
        var order = Enumerable.Range(0, width).ToArray();
        var rows = new List<float>(2 * Orders * (width + 1) * width);
        var orders = new List<int[]>(2 * Orders);
        for (var n = 0; n < Orders; n++)
        {
            random.Shuffle(order);
            orders.Add([.. order]);
            orders.Add([.. order.Reverse()]);
        }

        foreach (var one in orders)
        {
            var row = (float[])from.Clone();
            rows.AddRange(row);
            foreach (var f in one)
            {
                row[f] = to[f];
                rows.AddRange(row);
            }
        }

        var values = Run([.. rows], orders.Count * (width + 1));
        contributions.Clear();
        for (var n = 0; n < orders.Count; n++)
        {
            for (var step = 0; step < width; step++)
            {
                var at = (n * (width + 1)) + step;
                contributions[(int)Signature.Features[orders[n][step]]] += (values[at + 1] - values[at]) / orders.Count;
            }
        }
    }

    public override double StandardError(ReadOnlySpan<float> features) => double.NaN;

    /// <summary>Opens a model with one thread: many answers are given at once.</summary>
    /// <exception cref="OnnxRuntimeException">It is no model that can be run.</exception>
    internal static InferenceSession Open(ReadOnlyMemory<byte> model)
    {
        using var options = new SessionOptions { IntraOpNumThreads = 1, InterOpNumThreads = 1, LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL };
        return new InferenceSession(model.ToArray(), options);
    }

    private void Fill(ReadOnlySpan<float> features, Span<float> row)
    {
        for (var n = 0; n < row.Length; n++)
            row[n] = features[(int)Signature.Features[n]] is var value && float.IsNaN(value) ? Signature.Missing : value;
    }

    /// <summary>Log-odds of rows.</summary>
    private double[] Run(float[] rows, int count)
    {
        if (count == 0)
            return [];
        var input = NamedOnnxValue.CreateFromTensor(Signature.Input, new DenseTensor<float>(rows, [count, Signature.Features.Count]));
        using var outputs = _session.Value.Run([input], [Signature.Output]);
        var values = outputs[0].AsTensor<float>().ToArray();
        var each = values.Length / count;
        var result = new double[count];
        for (var n = 0; n < count; n++)
        {
            double value = values[((n + 1) * each) - 1];
            result[n] = Signature.GivesProbability ? LogOdds(Math.Clamp(value, Edge, 1 - Edge)) : value;
        }

        return result;
    }

    private static double LogOdds(double chance) => Math.Log(chance / (1 - chance));
}
