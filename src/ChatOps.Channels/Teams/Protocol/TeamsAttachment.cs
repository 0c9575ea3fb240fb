using System.Text.Json;
using System.Text.Json.Serialization;

namespace ChatOps.Channels.Teams.Protocol;

/// <summary>Something that came with a message.</summary>
/// <param name="ContentType">What it is.</param>
/// <param name="Name">Name of a file.</param>
/// <param name="ContentUrl">Where it lies.</param>
/// <param name="Content">What Teams says about it.</param>
internal sealed record TeamsAttachment(string? ContentType, string? Name = null, string? ContentUrl = null, JsonElement? Content = null)
{
    /// <summary>A file of a personal chat, to be downloaded without a token.</summary>
    public const string FileDownload = "application/vnd.microsoft.teams.file.download.info";

    /// <summary>A file of a channel, by its address in SharePoint.</summary>
    public const string Reference = "reference";

    /// <summary>How Teams puts a file into a message's HTML.</summary>
    private const string Mark = "<attachment ";

    /// <summary>Whether it is a file of a channel, or says that there is one.</summary>
    [JsonIgnore]
    public bool MarksFile => ContentType == Reference
        || (Content is { ValueKind: JsonValueKind.String } content && content.GetString()!.Contains(Mark, StringComparison.OrdinalIgnoreCase));
}
