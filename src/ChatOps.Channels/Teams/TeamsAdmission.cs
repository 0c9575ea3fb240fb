using ChatOps.Channels.Teams.Protocol;
using ChatOps.Channels.Teams.Tokens;

namespace ChatOps.Channels.Teams;

/// <summary>Decides by rule what becomes of an activity. No effects.</summary>
/// <param name="options">The tenants.</param>
/// <param name="access">Whom the endpoint lets in.</param>
internal sealed class TeamsAdmission(TeamsOptions options, TeamsAccess access)
{
    private const string ChannelId = "msteams";
    private const string BotPrefix = "28:";

    /// <summary>Longest id that is taken: with the channel's name before it, it has to fit into the intake's.</summary>
    private const int MaxIdLength = 500;

    /// <summary>Judges an activity.</summary>
    /// <param name="activity">The activity.</param>
    /// <param name="caller">What its caller's token vouches for; null for a program of this machine.</param>
    public TeamsVerdict Judge(TeamsActivity activity, VouchedCaller? caller)
    {
        if (!IsWhole(activity, out var serviceUrl))
            return TeamsVerdict.Malformed;
        if (activity.ChannelId != ChannelId || caller?.SpeaksFor(activity.ChannelId) == false)
            return TeamsVerdict.Refuse("wrong-channel");
        if (!IsVouchedFor(serviceUrl, caller))
            return TeamsVerdict.Refuse("wrong-service-url");
        if (!IsKnown(activity))
            return activity.Type == ActivityTypes.Invoke ? TeamsVerdict.NotImplemented : IsUsual(activity) ? TeamsVerdict.Ignore : TeamsVerdict.Unknown;
        if (IsBot(activity))
            return TeamsVerdict.Ignore;
        if (!IsOurs(activity.Tenant))
            return TeamsVerdict.Refuse("other-tenant");
        return activity.Type switch
        {
            ActivityTypes.Message or ActivityTypes.Invoke when string.IsNullOrEmpty(activity.From?.AadObjectId) => TeamsVerdict.Refuse("anonymous"),
            ActivityTypes.Message when !IsAddressed(activity) => TeamsVerdict.Ignore,
            ActivityTypes.MessageReaction when !IsFeedback(activity) => TeamsVerdict.Ignore,
            _ => TeamsVerdict.Accept,
        };
    }

    private static bool IsWhole(TeamsActivity activity, out Uri serviceUrl) =>
        Uri.TryCreate(activity.ServiceUrl, UriKind.Absolute, out serviceUrl!)
        && activity.Type is { Length: > 0 } && IsId(activity.Id) && IsId(activity.Conversation?.Id) && IsId(activity.From?.Id);

    private static bool IsId(string? id) => id is { Length: > 0 and <= MaxIdLength } && !id.Any(c => char.IsControl(c) || char.IsSurrogate(c));

    private bool IsVouchedFor(Uri serviceUrl, VouchedCaller? caller) => caller is null
        ? access == TeamsAccess.ThisMachine && serviceUrl.IsLoopback && serviceUrl.Scheme == Uri.UriSchemeHttp
        : caller.VouchesFor(serviceUrl) && options.IsServiceHost(serviceUrl);

    private static bool IsKnown(TeamsActivity activity) => activity.Type switch
    {
        ActivityTypes.Message or ActivityTypes.ConversationUpdate or ActivityTypes.InstallationUpdate or ActivityTypes.MessageReaction => true,
        ActivityTypes.Invoke => activity.Name == ActivityTypes.CardAction,
        _ => false,
    };

    /// <summary>What Teams sends all the time and the bot has nothing to do with.</summary>
    private static bool IsUsual(TeamsActivity activity) => activity.Type is ActivityTypes.Typing or ActivityTypes.MessageUpdate or ActivityTypes.MessageDelete;

    /// <summary>Two bots that answer each other would never stop.</summary>
    private static bool IsBot(TeamsActivity activity) => activity.Type is ActivityTypes.Message or ActivityTypes.Invoke or ActivityTypes.MessageReaction
        && (activity.From!.Id == activity.Recipient?.Id
            || activity.From.Id!.StartsWith(BotPrefix, StringComparison.Ordinal)
            || string.Equals(activity.From.Role, "bot", StringComparison.OrdinalIgnoreCase));

    private bool IsOurs(string? tenant) =>
        options.Allows(tenant) || (access == TeamsAccess.ThisMachine && options.Tenant is null && options.AllowedTenants.Count == 0);

    /// <summary>Feedback is somebody's, about a message. Whether that is an answer of the bot's is found out later.</summary>
    private static bool IsFeedback(TeamsActivity activity) => activity is { User: not null, ReplyToId.Length: > 0 } && activity.ReactionsAdded.Concat(activity.ReactionsRemoved).Any(r => r.IsVerdict);

    /// <summary>
    /// With consent to read a channel the bot hears everything there; only what is said to it is its business, and files that come without a word. A press comes with a value.
    /// </summary>
    private bool IsAddressed(TeamsActivity activity) =>
        activity.Conversation!.IsPersonal || activity.MentionsBot || activity.Value is not null || (options.ReadsChannelFiles && activity.IsDroppedFile);
}
