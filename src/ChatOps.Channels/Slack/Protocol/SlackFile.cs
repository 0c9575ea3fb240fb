using System.Text.Json;
using System.Text.Json.Serialization;

namespace ChatOps.Channels.Slack.Protocol;

/// <summary>A file of a message.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name as it was sent.</param>
/// <param name="Address">Where it is read with the bot's token; null where only <c>files.info</c> says.</param>
/// <param name="Bytes">Its size; null where it isn't said.</param>
internal sealed record SlackFile(string Id, string Name, Uri? Address, long? Bytes)
{
    /// <summary>Where it stands, as <c>files.info</c> says.</summary>
    [JsonIgnore]
    public IReadOnlyList<SlackShare> Shares { get; init; } = [];

    /// <summary>Reads a file object; null if it is none.</summary>
    public static SlackFile? Read(JsonElement file) => file.Words("id") is not { Length: > 0 and <= SlackReader.LongestId } id ? null : new SlackFile(
        id,
        file.Words("name") ?? file.Words("title") ?? "file",
        file.Words("file_access") == "check_file_info" ? null : file.Address("url_private_download") ?? file.Address("url_private"),
        file.Get("size") is { ValueKind: JsonValueKind.Number } size && size.TryGetInt64(out var bytes) ? bytes : null)
    {
        Shares = SlackShare.ReadAll(file),
    };
}
