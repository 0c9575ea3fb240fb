using System.Text.Json;

namespace ChatOps.Channels.Slack.Protocol;

/// <summary>Where a file stands (<c>shares</c> of https://docs.slack.dev/reference/objects/file-object).</summary>
/// <param name="Channel">The channel.</param>
/// <param name="Message">The message that brought it.</param>
/// <param name="Thread">The message that its thread began with; null outside of threads.</param>
internal sealed record SlackShare(string Channel, string Message, string? Thread)
{
    /// <summary>Reads the shares of a file object.</summary>
    public static IReadOnlyList<SlackShare> ReadAll(JsonElement file) =>
    [
        .. from kind in (string[])["public", "private"]
           from channel in file.Get("shares").Get(kind) is { ValueKind: JsonValueKind.Object } places ? places.EnumerateObject() : []
           from share in file.Get("shares").Get(kind).Items(channel.Name)
           where SlackReader.IsId(share.Words("ts"))
           select new SlackShare(channel.Name, share.Words("ts")!, SlackReader.IsId(share.Words("thread_ts")) ? share.Words("thread_ts") : null),
    ];
}
