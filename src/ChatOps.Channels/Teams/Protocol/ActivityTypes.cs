namespace ChatOps.Channels.Teams.Protocol;

/// <summary>Types of activities.</summary>
internal static class ActivityTypes
{
    public const string Message = "message";
    public const string Typing = "typing";
    public const string Invoke = "invoke";
    public const string ConversationUpdate = "conversationUpdate";
    public const string InstallationUpdate = "installationUpdate";
    public const string MessageReaction = "messageReaction";
    public const string MessageUpdate = "messageUpdate";
    public const string MessageDelete = "messageDelete";

    /// <summary>The invoke of a pressed <c>Action.Execute</c>.</summary>
    public const string CardAction = "adaptiveCard/action";
}
