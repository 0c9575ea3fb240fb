using System.Text.Json.Serialization;

namespace ChatOps.Channels.Teams.Protocol;

/// <summary>Where the bot can say something: what has to be known of a conversation to write into it.</summary>
/// <param name="ServiceUrl">The connector's address, vouched for by a validated token.</param>
/// <param name="ConversationId">The conversation.</param>
/// <param name="BotId">The bot, as this conversation knows it.</param>
/// <param name="Tenant">The tenant.</param>
/// <param name="Type"><c>personal</c>, <c>groupChat</c> or <c>channel</c>.</param>
internal sealed record TeamsPlace(Uri ServiceUrl, string ConversationId, string BotId, string Tenant, string Type)
{
    [JsonIgnore]
    public bool IsPersonal => Type == TeamsConversation.Personal;

    /// <summary>The agent's conversation of this place.</summary>
    [JsonIgnore]
    public string Id => $"{TeamsReceiver.Channel}:{ConversationId}";

    /// <summary>How configuration names it: a channel without its thread.</summary>
    [JsonIgnore]
    public string ConfiguredAs => Id.Split(';')[0];

    /// <summary>The place of an activity that was let in.</summary>
    public static TeamsPlace Of(TeamsActivity activity) => new(
        new Uri(activity.ServiceUrl!),
        activity.Conversation!.Id!,
        activity.Recipient?.Id ?? "",
        activity.Tenant ?? "",
        activity.Conversation.ConversationType ?? "");
}
