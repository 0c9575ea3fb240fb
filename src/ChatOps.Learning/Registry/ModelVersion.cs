using System.Globalization;
using ChatOps.Learning.Evaluation;
using ChatOps.Learning.Retraining;

namespace ChatOps.Learning.Registry;

/// <summary>What is known of one version of a model. Written once, never changed.</summary>
public sealed record ModelVersion
{
    /// <summary>Kind of model.</summary>
    public required ModelKind Kind { get; init; }

    /// <summary>Running number, from 1, shown as <c>v1</c>. Models that were trained together have the same one.</summary>
    public required int Number { get; init; }

    /// <summary>SHA-256 of the artefact's bytes, hexadecimal: its address and its checksum.</summary>
    public required string Artefact { get; init; }

    /// <summary>Size of the artefact in bytes.</summary>
    public required long Bytes { get; init; }

    /// <summary>How it came about.</summary>
    public required VersionOrigin Origin { get; init; }

    /// <summary>When it was trained or imported.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Who asked for it: key of a speaker, <c>schedule</c>, <c>first-start</c> or <c>command-line</c>.</summary>
    public required string By { get; init; }

    /// <summary>SHA-256 of the outcomes it learned from, in a fixed order; null where they are not known.</summary>
    public string? DataFingerprint { get; init; }

    /// <summary>How many outcomes those were.</summary>
    public int Outcomes { get; init; }

    /// <summary>Day of the first of them.</summary>
    public DateOnly? From { get; init; }

    /// <summary>Day of the last of them: what came later it has not seen.</summary>
    public DateOnly? Through { get; init; }

    /// <summary>Names of its features.</summary>
    public IReadOnlyList<string> Features { get; init; } = [];

    /// <summary>Kind of learner and its parameters, in words.</summary>
    public string Parameters { get; init; } = "";

    /// <summary>Seed of everything random in its training.</summary>
    public int Seed { get; init; }

    /// <summary>The version that served when it was made; null for the first.</summary>
    public int? Parent { get; init; }

    /// <summary>How it did on later outcomes, beside what served and baselines; null where nothing could be measured.</summary>
    public ModelComparison? Comparison { get; init; }

    /// <summary>Figures of its own, by name, with their intervals.</summary>
    public IReadOnlyDictionary<string, MeasuredValue> Metrics { get; init; } = new Dictionary<string, MeasuredValue>();

    /// <summary>The number behind what is shown and said, <c>v7</c> or <c>7</c>; null for anything else.</summary>
    public static int? NumberOf(string? text) => int.TryParse(text.AsSpan().TrimStart('v'), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>As it is shown: <c>v7</c>.</summary>
    public override string ToString() => $"v{Number}";
}
