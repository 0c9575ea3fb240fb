namespace ChatOps.Channels.Teams.Protocol;

/// <summary>Where an activity happened.</summary>
/// <param name="Id">Id; that of a channel's thread ends with <c>;messageid=</c> and the thread's first message.</param>
/// <param name="ConversationType"><c>personal</c>, <c>groupChat</c> or <c>channel</c>.</param>
/// <param name="TenantId">The tenant whose conversation it is.</param>
internal sealed record TeamsConversation(string? Id, string? ConversationType = null, string? TenantId = null)
{
    public const string Personal = "personal";
    public const string Channel = "channel";

    /// <summary>Whether it is one person's chat with the bot. What can't be told counts as a place of many.</summary>
    public bool IsPersonal => ConversationType == Personal;
}
