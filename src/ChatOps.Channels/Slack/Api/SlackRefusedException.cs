namespace ChatOps.Channels.Slack.Api;

/// <summary>Slack understood a call and doesn't do it (<c>ok: false</c>).</summary>
/// <param name="method">The method, e.g. <c>chat.postMessage</c>.</param>
/// <param name="code">Slack's code, e.g. <c>channel_not_found</c>.</param>
internal sealed class SlackRefusedException(string method, string code) : Exception($"Slack refused {method}: {code}.")
{
    private static readonly HashSet<string> s_gone = new(StringComparer.Ordinal)
    {
        "channel_not_found", "not_in_channel", "is_archived", "user_not_in_channel", "user_not_found", "user_disabled", "restricted_action", "cannot_dm_bot", "messages_tab_disabled",
    };

    public string Code { get; } = code;

    /// <summary>Whether the bot can't write there: it isn't in the channel, or the channel or the person is gone.</summary>
    public bool IsGone => s_gone.Contains(Code);

    /// <summary>Whether the message that should be changed can't be.</summary>
    public bool IsMessageGone => Code is "message_not_found" or "cant_update_message" or "edit_window_closed";

    /// <summary>Whether the message is more than Slack takes.</summary>
    public bool IsTooLong => Code is "msg_too_long" or "msg_blocks_too_long" or "invalid_blocks" or "invalid_blocks_format" or "view_too_large";
}
