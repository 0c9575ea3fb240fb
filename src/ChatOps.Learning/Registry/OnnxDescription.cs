using System.Text.Json;
using System.Text.Json.Serialization;
using ChatOps.Learning.Features;
using ChatOps.Learning.Performance;

namespace ChatOps.Learning.Registry;

/// <summary>The JSON file that goes with an ONNX model: what it takes, what it gives, and an example to check that both are understood.</summary>
public sealed record OnnxDescription
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    };

    /// <summary>Names of our features (docs/learning.md), in the order in which the model takes them.</summary>
    public required IReadOnlyList<string> Features { get; init; }

    /// <summary>Name of the model's input; null for its only one.</summary>
    public string? Input { get; init; }

    /// <summary>Name of its output; null for its only one.</summary>
    public string? Output { get; init; }

    /// <summary><c>probability</c> or <c>logOdds</c>.</summary>
    public required string Gives { get; init; }

    /// <summary>What stands in for a value that is not known; <c>"NaN"</c> where the model knows what to do with it.</summary>
    public float Missing { get; init; } = float.NaN;

    /// <summary>Last day that it learned from: it is measured on what came after.</summary>
    public required DateOnly TrainedThrough { get; init; }

    /// <summary>Examples with what the model gives for them where it was trained.</summary>
    public required IReadOnlyList<OnnxExample> Examples { get; init; }

    /// <summary>Reads a description.</summary>
    /// <exception cref="ImportRefusedException">It can't be used.</exception>
    public static OnnxDescription Read(string json)
    {
        try
        {
            return JsonSerializer.Deserialize<OnnxDescription>(json, Json) ?? throw new JsonException("It is empty.");
        }
        catch (JsonException e)
        {
            throw new ImportRefusedException($"The description can't be read: {e.Message}", e);
        }
    }

    /// <summary>How the model is asked.</summary>
    /// <param name="inputs">Names of the model's inputs.</param>
    /// <param name="outputs">Names of its outputs.</param>
    /// <exception cref="ImportRefusedException">A name is not known.</exception>
    public OnnxSignature Signature(IReadOnlyList<string> inputs, IReadOnlyList<string> outputs) => new(
        [.. Features.Select(f => Enum.TryParse<SuccessFeature>(f, out var feature) && Enum.IsDefined(feature)
            ? feature
            : throw new ImportRefusedException($"There is no feature '{f}'. Features are: {string.Join(", ", Enum.GetNames<SuccessFeature>())}."))],
        Named("input", Input, inputs),
        Named("output", Output, outputs),
        Gives switch
        {
            "probability" => true,
            "logOdds" => false,
            _ => throw new ImportRefusedException($"'gives' must be probability or logOdds, not '{Gives}'."),
        },
        Missing);

    private static string Named(string what, string? name, IReadOnlyList<string> names) => name is null && names.Count == 1 ? names[0]
        : name is not null && names.Contains(name) ? name
        : throw new ImportRefusedException($"The model's {what}s are {string.Join(", ", names)}; say in the description which one is meant.");
}
