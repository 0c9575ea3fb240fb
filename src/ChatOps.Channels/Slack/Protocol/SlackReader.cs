using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace ChatOps.Channels.Slack.Protocol;

/// <summary>
/// Reads what Slack sends (https://docs.slack.dev/apis/events-api, https://docs.slack.dev/interactivity) and decides by rule what becomes of it. No effects.
/// </summary>
/// <param name="options">Whose people are answered.</param>
internal sealed class SlackReader(SlackOptions options)
{
    /// <summary>The modal that asks for a task.</summary>
    public const string AskForTask = "ask-for-task";

    /// <summary>Begin of the ids of all buttons that do something.</summary>
    public const string PressAction = "press";

    /// <summary>Longest id that is taken.</summary>
    public const int LongestId = 120;

    private const int LongestText = 40_000;

    /// <summary>The events that the manifest subscribes to.</summary>
    private static readonly HashSet<string> s_subscribed = new(StringComparer.Ordinal) { "app_home_opened", "app_mention", "file_shared", "member_joined_channel", "message" };

    /// <summary>Reads an envelope of the Events API.</summary>
    public SlackReading ReadEvent(JsonElement envelope)
    {
        if (envelope.ValueKind != JsonValueKind.Object || envelope.Words("type") is not { } type)
            return SlackReading.Malformed;
        if (type == "url_verification")
            return envelope.Words("challenge") is { Length: > 0 and <= 1_000 } challenge ? new SlackReading(Challenge: challenge) : SlackReading.Malformed;
        if (type != "event_callback")
            return type == "app_rate_limited" ? SlackReading.Ignore : SlackReading.Unknown;
        var happened = envelope.Get("event");
        if (!IsId(envelope.Words("event_id")) || !IsId(envelope.Words("team_id")) || happened.Words("type") is not { } what)
            return SlackReading.Malformed;
        var team = envelope.Words("team_id")!;
        if (!options.Allows(team))
            return SlackReading.Refuse("other-team");
        if (!s_subscribed.Contains(what))
            return SlackReading.Unknown;
        var bot = envelope.Items("authorizations").Where(a => a.IsTrue("is_bot")).Select(a => a.Words("user_id")).FirstOrDefault();
        // Our own messages and those of other bots come back as events; two bots that answer each other would never stop. What is edited was answered already.
        var user = happened.Words("user") ?? happened.Words("user_id");
        if (!IsId(user) || (user == bot) != (what == "member_joined_channel")
            || happened.Words("bot_id") is not null || happened.Get("edited").ValueKind == JsonValueKind.Object)
            return SlackReading.Ignore;
        var read = new SlackEvent
        {
            Kind = SlackKind.Message,
            Id = envelope.Words("event_id")!,
            Team = team,
            User = user!,
            Channel = happened.Words("channel") ?? happened.Words("channel_id") ?? "",
            Bot = bot,
            IsShared = envelope.IsTrue("is_ext_shared_channel"),
        };
        if (Foreign(happened) is not null)
            return SlackReading.Refuse("other-team", read.Sender);
        return what switch
        {
            "message" when happened.Words("channel_type") == "im" && happened.Words("subtype") is null or "file_share" => Said(read, happened),
            // In a direct message the message itself comes, with or without a mention.
            "app_mention" when !read.IsDirect && happened.Words("subtype") is null or "file_share" => Said(read, happened),
            "app_home_opened" when happened.Words("tab") is null or "home" => Whole(read with { Kind = SlackKind.HomeOpened, Channel = "" }),
            "member_joined_channel" => Whole(read with { Kind = SlackKind.Joined }),
            // In a direct message the file's message comes too.
            "file_shared" when !read.IsDirect && IsId(read.Channel) && IsId(happened.Words("file_id")) =>
                new SlackReading(read with { Kind = SlackKind.FileShared, Files = [new SlackFile(happened.Words("file_id")!, "file", null, null)] }),
            _ => SlackReading.Ignore,
        };
    }

    /// <summary>Reads the payload of an interaction.</summary>
    public SlackReading ReadInteraction(JsonElement payload)
    {
        if (payload.ValueKind != JsonValueKind.Object || payload.Words("type") is not { } type)
            return SlackReading.Malformed;
        if (type is not ("block_actions" or "view_submission"))
            return SlackReading.Unknown;
        var (team, user) = (payload.Get("team").Words("id") ?? payload.Get("user").Words("team_id"), payload.Get("user").Words("id"));
        if (!IsId(team) || !IsId(user))
            return SlackReading.Malformed;
        if (!options.Allows(team) || (payload.Get("user").Words("team_id") is { } home && !options.Allows(home)))
            return SlackReading.Refuse("other-team");
        var read = new SlackEvent { Kind = SlackKind.Press, Id = "", Team = team!, User = user!, Trigger = payload.Words("trigger_id"), ResponseUrl = payload.Address("response_url") };
        return type == "view_submission" ? Sent(read, payload.Get("view")) : Pressed(read, payload);
    }

    /// <summary>Reads a slash command.</summary>
    public SlackReading ReadCommand(Func<string, string?> field)
    {
        if (field("ssl_check") == "1")
            return SlackReading.Ignore;
        if (!IsId(field("team_id")) || !IsId(field("channel_id")) || !IsId(field("user_id")) || field("command") is not ['/', _, ..] command || string.IsNullOrEmpty(field("trigger_id")))
            return SlackReading.Malformed;
        if (!options.Allows(field("team_id")))
            return SlackReading.Refuse("other-team");
        return Whole(new SlackEvent
        {
            Kind = SlackKind.Command,
            Id = Hash("command", field("trigger_id")),
            Team = field("team_id")!,
            User = field("user_id")!,
            Channel = field("channel_id")!,
            Text = field("text") ?? "",
            Command = command,
            Trigger = field("trigger_id"),
            ResponseUrl = Uri.TryCreate(field("response_url"), UriKind.Absolute, out var address) ? address : null,
        });
    }

    private static SlackReading Said(SlackEvent read, JsonElement said)
    {
        var files = said.Items("files").Select(SlackFile.Read).OfType<SlackFile>().ToArray();
        return Whole(read with { Message = said.Words("ts"), Thread = said.Words("thread_ts"), Text = said.Words("text") ?? "", Files = files });
    }

    private static SlackReading Pressed(SlackEvent read, JsonElement payload)
    {
        if (payload.Items("actions").FirstOrDefault() is not { ValueKind: JsonValueKind.Object } action)
            return SlackReading.Malformed;
        if (action.Words("action_id")?.StartsWith(PressAction, StringComparison.Ordinal) != true)
            return SlackReading.Ignore;
        var container = payload.Get("container");
        var isInHome = container.Words("type") == "view";
        var message = container.Words("message_ts") ?? payload.Get("message").Words("ts");
        return Whole(read with
        {
            Id = Hash("press", read.User, message ?? container.Words("view_id"), action.Words("action_id"), action.Words("action_ts")),
            Channel = isInHome ? "" : payload.Get("channel").Words("id") ?? container.Words("channel_id") ?? "",
            Message = message,
            Thread = container.Words("thread_ts") ?? payload.Get("message").Words("thread_ts"),
            Seal = action.Words("value") ?? "",
            IsEphemeral = container.IsTrue("is_ephemeral"),
            IsInHome = isInHome,
        });
    }

    private static SlackReading Sent(SlackEvent read, JsonElement view)
    {
        if (view.Words("callback_id") != AskForTask)
            return SlackReading.Ignore;
        if (!IsId(view.Words("id")) || !SlackModal.TryReadOrigin(view.Words("private_metadata"), out var channel, out var responseUrl))
            return SlackReading.Malformed;
        return Whole(read with
        {
            Kind = SlackKind.Submission,
            Id = Hash("submission", read.User, view.Words("id")),
            Channel = channel,
            ResponseUrl = responseUrl,
            Text = SlackModal.Answer(view) ?? "",
        });
    }

    /// <summary>The workspace of somebody who isn't ours, in a channel that is shared with another company; null if they are ours.</summary>
    private string? Foreign(JsonElement happened) =>
        ((string[])["team", "user_team", "source_team"]).Select(name => happened.Words(name)).FirstOrDefault(t => t is not null && !options.Allows(t));

    private static SlackReading Whole(SlackEvent read)
    {
        var needsChannel = read.Kind != SlackKind.HomeOpened && !read.IsInHome;
        var needsMessage = read.Kind == SlackKind.Message || (read.Kind == SlackKind.Press && !read.IsInHome);
        var isWhole = (!needsChannel || IsId(read.Channel)) && (!needsMessage || IsId(read.Message)) && (read.Thread is null || IsId(read.Thread)) && read.Text.Length <= LongestText;
        return isWhole ? new SlackReading(read) : SlackReading.Malformed;
    }

    /// <summary>Whether something is an id as Slack writes them.</summary>
    public static bool IsId(string? id) => id is { Length: > 0 and <= LongestId } && id.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_');

    /// <summary>An id for what Slack gives none of a fixed form.</summary>
    private static string Hash(params string?[] parts) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', parts))).AsSpan(0, 16));
}
