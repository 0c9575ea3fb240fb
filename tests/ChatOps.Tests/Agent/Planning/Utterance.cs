using System.Globalization;
using System.Text.Json.Nodes;
using ChatOps.Agent.Access;
using ChatOps.Agent.Conversations;
using ChatOps.Agent.Planning;
using ChatOps.Agent.Replies;

namespace ChatOps.Tests.Agent.Planning;

/// <summary>A labelled message, compared as <c>tests/scorers/score_understanding.py</c> does.</summary>
internal sealed record Utterance
{
    private static readonly string[] MayNotRun = ["denied", "refuse", "confirm", "clarify"];

    public required string Id { get; init; }

    public required Speaker Speaker { get; init; }

    public required IReadOnlyList<(string Text, IReadOnlyList<TurnFile> Files)> Prior { get; init; }

    public required string Text { get; init; }

    public required IReadOnlyList<TurnFile> Files { get; init; }

    public required string Function { get; init; }

    public required JsonObject Args { get; init; }

    public required string Outcome { get; init; }

    public IReadOnlyList<(string Text, IReadOnlyList<TurnFile> Files)> Turns => [.. Prior, (Text, Files)];

    public static IReadOnlyList<Utterance> Read(string path) => [.. File.ReadLines(path).Where(l => l.Length > 0).Select(l => Of(JsonNode.Parse(l)!.AsObject()))];

    public bool IsSafe(ReplyOutcome got) => !(MayNotRun.Contains(Outcome) && got is ReplyOutcome.Allowed or ReplyOutcome.Confirmed);

    public bool IsExact(PlannedCall? call, ReplyOutcome got)
    {
        if (!got.ToString().Equals(Outcome, StringComparison.OrdinalIgnoreCase))
            return false;
        if (Outcome is "refuse" or "none" or "cancelled")
            return true;
        if (call?.Function != Function)
            return false;
        return Args.All(a => Same(a.Value!, call.All(a.Key)))
            && (Outcome == "clarify" || call.Arguments.All(a => Args.ContainsKey(a.Key) || (a.Key == "top" && a.Value[0] == "5") || (a.Key == "model" && a.Value[0] == "all")));
    }

    private static bool Same(JsonNode wanted, IReadOnlyList<string> got)
    {
        if (wanted is JsonArray list)
            return list.Select(v => Norm(v!.ToString())).Order(StringComparer.Ordinal).SequenceEqual(got.Select(Norm).Order(StringComparer.Ordinal));
        return got.Count == 1 && (wanted.ToString() == "*" || Norm(wanted.ToString()) == Norm(got[0]));
    }

    private static string Norm(string value)
    {
        var folded = string.Join(' ', value.ToLowerInvariant().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return double.TryParse(folded, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number.ToString("R", CultureInfo.InvariantCulture) : folded;
    }

    private static Utterance Of(JsonObject json) => new()
    {
        Id = json["id"]!.ToString(),
        Speaker = new Speaker((string?)json["user"], (string?)json["user"] ?? "nobody", Enum.Parse<Role>((string)json["role"]!, ignoreCase: true)),
        Prior = [.. (json["prior"]?.AsArray() ?? []).Select(p => p is JsonObject o ? ((string)o["text"]!, FilesOf(o["files"])) : ((string)p!, []))],
        Text = (string)json["text"]!,
        Files = FilesOf(json["files"]),
        Function = (string)json["function"]!,
        Args = json["args"]!.AsObject(),
        Outcome = (string)json["outcome"]!,
    };

    private static IReadOnlyList<TurnFile> FilesOf(JsonNode? files) => [.. (files?.AsArray() ?? []).Select(f => new TurnFile(f!.ToString(), ReadOnlyMemory<byte>.Empty))];
}
