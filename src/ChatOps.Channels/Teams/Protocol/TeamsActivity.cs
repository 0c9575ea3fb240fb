using System.Net;
using System.Text.Json;
using System.Text.Json.Serialization;
using ChatOps.Channels.Identity;

namespace ChatOps.Channels.Teams.Protocol;

/// <summary>
/// What the Bot Connector sends, as far as it matters here (Bot Connector v3, https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-api-reference#activity-object).
/// Everything may be missing: it comes from outside.
/// </summary>
internal sealed record TeamsActivity
{
    /// <summary>What the seal of a press is called in a card's data.</summary>
    public const string SealName = "press";

    public string? Type { get; init; }

    /// <summary>Id of the activity; a second delivery has the same one.</summary>
    public string? Id { get; init; }

    /// <summary>Name of an invoke, e.g. <c>adaptiveCard/action</c>.</summary>
    public string? Name { get; init; }

    /// <summary>Of an installation: <c>add</c>, <c>remove</c> and others.</summary>
    public string? Action { get; init; }

    public string? ServiceUrl { get; init; }

    public string? ChannelId { get; init; }

    public TeamsAccount? From { get; init; }

    /// <summary>The bot, as this channel knows it.</summary>
    public TeamsAccount? Recipient { get; init; }

    public TeamsConversation? Conversation { get; init; }

    public string? Text { get; init; }

    public string? Locale { get; init; }

    /// <summary>The message that a press or a reaction belongs to.</summary>
    public string? ReplyToId { get; init; }

    public JsonElement? Value { get; init; }

    public IReadOnlyList<TeamsEntity> Entities { get; init; } = [];

    public IReadOnlyList<TeamsAttachment> Attachments { get; init; } = [];

    public IReadOnlyList<TeamsAccount> MembersAdded { get; init; } = [];

    public IReadOnlyList<TeamsAccount> MembersRemoved { get; init; } = [];

    public IReadOnlyList<TeamsReaction> ReactionsAdded { get; init; } = [];

    public IReadOnlyList<TeamsReaction> ReactionsRemoved { get; init; } = [];

    public TeamsChannelData? ChannelData { get; init; }

    /// <summary>The tenant that the activity belongs to; null if it isn't said.</summary>
    [JsonIgnore]
    public string? Tenant => ChannelData?.Tenant?.Id ?? Conversation?.TenantId;

    /// <summary>Whether the bot itself is mentioned.</summary>
    [JsonIgnore]
    public bool MentionsBot => Entities.Any(IsMentionOfBot);

    /// <summary>Whether files came with a message of a place of many, as far as Teams says so.</summary>
    [JsonIgnore]
    public bool MarksFiles => Attachments.Any(a => a.MarksFile);

    /// <summary>Whether files were put into a channel, and nothing was said to anybody.</summary>
    [JsonIgnore]
    public bool IsDroppedFile => Type == ActivityTypes.Message && Conversation?.ConversationType == TeamsConversation.Channel && Value is null && !MentionsBot && MarksFiles && Words().Length == 0;

    /// <summary>Whether the bot was removed from the conversation.</summary>
    [JsonIgnore]
    public bool RemovesBot => Type == ActivityTypes.InstallationUpdate ? Action == "remove"
        : Type == ActivityTypes.ConversationUpdate && Recipient?.Id is { } bot && MembersRemoved.Any(m => m.Id == bot);

    /// <summary>Whether the bot itself was added to the conversation.</summary>
    [JsonIgnore]
    public bool AddsBot => Type == ActivityTypes.InstallationUpdate ? Action == "add"
        : Type == ActivityTypes.ConversationUpdate && Recipient?.Id is { } bot && MembersAdded.Any(m => m.Id == bot);

    /// <summary>Whose activity it is; null if it isn't a person's.</summary>
    [JsonIgnore]
    public ChannelUser? User => From?.AadObjectId is { Length: > 0 } id ? new ChannelUser(TeamsReceiver.Channel, Tenant ?? "", id, From.Name ?? "") : null;

    /// <summary>The sealed press that it brings: as the data of an <c>Action.Execute</c>, or as the value of a message where a client only knows <c>Action.Submit</c>.</summary>
    public string? Seal()
    {
        if (Value is not { ValueKind: JsonValueKind.Object } value)
            return null;
        var data = Type != ActivityTypes.Invoke ? value
            : Pressed() is { } action && action.TryGetProperty("data", out var inner) ? inner
            : default;
        return data.ValueKind == JsonValueKind.Object && data.TryGetProperty(SealName, out var seal) && seal.ValueKind == JsonValueKind.String ? seal.GetString() : null;
    }

    /// <summary>The verb of a pressed <c>Action.Execute</c>; null if there is none.</summary>
    public string? Verb() => Pressed() is { } action && action.TryGetProperty("verb", out var verb) && verb.ValueKind == JsonValueKind.String ? verb.GetString() : null;

    private JsonElement? Pressed() =>
        Type == ActivityTypes.Invoke && Value is { ValueKind: JsonValueKind.Object } value && value.TryGetProperty("action", out var action) && action.ValueKind == JsonValueKind.Object ? action : null;

    /// <summary>The words: mentions of the bot taken out, others as plain names, entities of HTML decoded.</summary>
    public string Words()
    {
        var text = Text ?? "";
        foreach (var mention in Entities.Where(e => e is { Type: "mention", Text.Length: > 0 }))
            text = text.Replace(mention.Text!, IsMentionOfBot(mention) ? " " : mention.Mentioned?.Name ?? " ", StringComparison.Ordinal);
        return WebUtility.HtmlDecode(text).Replace('\u00a0', ' ').Trim();
    }

    private bool IsMentionOfBot(TeamsEntity entity) =>
        entity is { Type: "mention", Mentioned.Id: { } id } && id == Recipient?.Id;
}
