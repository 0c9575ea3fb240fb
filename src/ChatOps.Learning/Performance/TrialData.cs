using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ChatOps.Learning.Performance;

/// <summary>What the trials of a tuning are measured on, ready to be sent to another host. It holds figures alone: no ids and no words.</summary>
public sealed class TrialData
{
    private static readonly JsonSerializerOptions s_json = new() { NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals };

    private readonly Validation _validation;
    private readonly TrainingTable _table;
    private readonly Lazy<(byte[] Content, string Fingerprint)> _written;

    internal TrialData(TrainingTable table, Validation validation)
    {
        (_table, _validation) = (table, validation);
        _written = new(() => Write(_table));
    }

    /// <summary>The data as bytes.</summary>
    public byte[] Content => _written.Value.Content;

    /// <summary>SHA-256 of the bytes, in hex.</summary>
    public string Fingerprint => _written.Value.Fingerprint;

    /// <summary>Reads what <see cref="Content"/> gave.</summary>
    /// <exception cref="InvalidDataException">It is something else.</exception>
    public static TrialData Read(byte[] content)
    {
        using var unpacked = new BrotliStream(new MemoryStream(content), CompressionMode.Decompress);
        try
        {
            var table = JsonSerializer.Deserialize<TrainingTable>(unpacked, s_json) ?? throw new InvalidDataException("There is no table.");
            return new TrialData(table, new Validation(table));
        }
        catch (JsonException e)
        {
            throw new InvalidDataException("This is no table of a tuning.", e);
        }
    }

    /// <summary>A learner as text, to be sent with the data's fingerprint.</summary>
    public static string Write(ISuccessLearner learner) => JsonSerializer.Serialize(learner, s_json);

    /// <summary>The learner of a text.</summary>
    public static ISuccessLearner ReadLearner(string text) => JsonSerializer.Deserialize<ISuccessLearner>(text, s_json)!;

    /// <summary>Measures a learner: each block is scored by what was fitted on those before it.</summary>
    public TrialScores Measure(ISuccessLearner learner, int newest, CancellationToken cancellationToken)
    {
        var scored = _validation.Score(learner, newest, cancellationToken);
        return new TrialScores(scored.Scores, scored.Ahead!);
    }

    private static (byte[] Content, string Fingerprint) Write(TrainingTable table)
    {
        var bare = table with
        {
            Rows = [.. table.Rows.Select(Bare)],
            Chosen = [.. table.Chosen.Select(c => c with { Row = Bare(c.Row) })],
        };
        using var packed = new MemoryStream();
        using (var brotli = new BrotliStream(packed, CompressionLevel.Fastest, leaveOpen: true))
            JsonSerializer.Serialize(brotli, bare, s_json);
        var content = packed.ToArray();
        return (content, Convert.ToHexStringLower(SHA256.HashData(content)));
    }

    /// <summary>A row without whose it was and what was said of it.</summary>
    private static TrainingRow Bare(TrainingRow row) => row with { Outcome = row.Outcome with { AssignmentId = "", Feedback = null } };
}
