using System.Globalization;
using System.Security.Cryptography;
using ChatOps.Learning.Features;
using ChatOps.Learning.Performance;
using ChatOps.Learning.Ranking;
using ChatOps.Learning.Retraining;
using ChatOps.Workforce.Store;
using Microsoft.Extensions.Options;
using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;

namespace ChatOps.Learning.Registry;

/// <summary>Takes a success model that was trained elsewhere as a version: checked against our features and its own examples, compared with what serves, kept.</summary>
public sealed class OnnxImport(IWorkforceStore store, ModelRegistry registry, TrainingLog log, IOptions<RetrainingOptions> options, TimeProvider time)
{
    /// <summary>Largest model in bytes.</summary>
    public const int MostBytes = 50_000_000;

    private const double Tolerance = 1e-4;

    /// <summary>Imports.</summary>
    /// <param name="model">The ONNX file's bytes.</param>
    /// <param name="description">What goes with it.</param>
    /// <param name="by">Who imports it.</param>
    /// <param name="cancellationToken">Stops.</param>
    /// <returns>The version; it does not serve until it is promoted.</returns>
    /// <exception cref="ImportRefusedException">It can't be taken; the message says why.</exception>
    public async Task<ModelVersion> RunAsync(byte[] model, OnnxDescription description, string by, CancellationToken cancellationToken)
    {
        if (model.Length > MostBytes)
            throw new ImportRefusedException($"The model has {model.Length / 1_000_000} MB; at most {MostBytes / 1_000_000} can be taken.");
        if (description.Features.Count == 0 || description.Features.Distinct(StringComparer.Ordinal).Count() < description.Features.Count)
            throw new ImportRefusedException("The description must name the features that the model takes, each once.");
        if (description.Examples.Count == 0)
            throw new ImportRefusedException("The description needs at least one example, to see that values are understood the same way here.");
        if (OnnxFile.HasExternalData(model))
            throw new ImportRefusedException("The model keeps its weights in another file. Save it as one file and import that.");
        var scorer = Check(model, description);
        var data = TrainingData.Screen(await store.ReadAllAsync(cancellationToken), DateOnly.FromDateTime(time.GetLocalNow().DateTime));
        var history = TrainingHistory.Build(data.Data, progress: null, cancellationToken);
        var scored = history.Table.Rows.Select(r => (scorer.Score(r.Features), r.Success)).ToArray();
        if (scored.Any(s => !double.IsFinite(s.Item1)))
            throw new ImportRefusedException("The model gives no number for some of the company's tasks. If it can't take unknown values, say in the description what stands in for them ('missing').");
        if (SuccessCalibration.Fit(scored) is not { } uncertainty)
            throw new ImportRefusedException($"The company has too few outcomes to say how sure the model's chances are; it takes {SuccessCalibration.MinOutcomes}.");

        var number = registry.TakeNumber();
        var fitted = RankingTrainer.Train(history, number, time.GetUtcNow(), tuning: null, cancellationToken);
        var ranking = fitted with
        {
            Weights = HybridWeights.Learned,
            Success = new SuccessModel("ONNX", $"{description.Features.Count} features, {model.Length:N0} bytes", scorer, ScoreMap.AsItIs, uncertainty),
            Competition = null,
        };
        var serving = registry.Serving<RankingModel>(ModelKind.Ranking);
        var version = registry.Add(
            new ModelVersion
            {
                Kind = ModelKind.Ranking,
                Number = number,
                Artefact = "",
                Bytes = 0,
                Origin = VersionOrigin.Imported,
                At = default,
                By = by,
                Through = description.TrainedThrough,
                Features = description.Features,
                Parameters = $"ONNX, SHA-256 {Convert.ToHexStringLower(SHA256.HashData(model))[..12]}",
                Parent = serving?.Version.Number,
                Comparison = new ChampionChallenge(options.Value).RunFrozen(data.Data, serving, ranking, description.TrainedThrough, number, cancellationToken),
            },
            ranking);
        await log.NoteAsync(version);
        return version;
    }

    private static OnnxScorer Check(byte[] model, OnnxDescription description)
    {
        try
        {
            using var session = OnnxScorer.Open(model);
            var scorer = new OnnxScorer(model, description.Signature([.. session.InputMetadata.Keys], [.. session.OutputMetadata.Keys]));
            var given = session.OutputMetadata[scorer.Signature.Output];
            if (!given.IsTensor || given.ElementDataType != TensorElementType.Float)
                throw new ImportRefusedException($"The model's output '{scorer.Signature.Output}' is no tensor of floats. Name in the description ('output') the one that holds the chances; a classifier of scikit-learn must be converted without its ZipMap.");
            if (given.Dimensions is [_, > 2 and var classes])
                throw new ImportRefusedException($"The model tells {classes} classes apart; it must tell success from the rest.");
            foreach (var example in description.Examples)
            {
                if (example.Values.Count != description.Features.Count)
                    throw new ImportRefusedException($"An example has {example.Values.Count} values where the description names {description.Features.Count} features.");
                var features = new float[SuccessFeatures.Count];
                Array.Fill(features, float.NaN);
                for (var n = 0; n < example.Values.Count; n++)
                    features[(int)scorer.Signature.Features[n]] = example.Values[n];
                var logOdds = scorer.Score(features);
                var gives = scorer.Signature.GivesProbability ? 1 / (1 + Math.Exp(-logOdds)) : logOdds;
                if (!(Math.Abs(gives - example.Gives) <= Tolerance * Math.Max(1, Math.Abs(example.Gives))))
                    throw new ImportRefusedException(string.Create(CultureInfo.InvariantCulture, $"For an example the model gives {gives:0.0000} here and {example.Gives:0.0000} where it was trained: its features are not ours, or stand in another order."));
            }

            return scorer;
        }
        catch (OnnxRuntimeException e)
        {
            throw new ImportRefusedException($"The file is no ONNX model that can be run here, or does not take [rows, {description.Features.Count}] floats: {e.Message}", e);
        }
    }
}
