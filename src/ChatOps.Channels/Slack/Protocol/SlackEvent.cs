using System.Text.Json.Serialization;
using ChatOps.Channels.Identity;

namespace ChatOps.Channels.Slack.Protocol;

/// <summary>Something that happened on Slack, whichever way it came: what the handler needs of it, and nothing else.</summary>
internal sealed record SlackEvent
{
    public required SlackKind Kind { get; init; }

    /// <summary>Id of the event; a second delivery has the same one.</summary>
    public required string Id { get; init; }

    /// <summary>The workspace.</summary>
    public required string Team { get; init; }

    /// <summary>Who did it.</summary>
    public required string User { get; init; }

    /// <summary>The channel; empty for the bot's home.</summary>
    public string Channel { get; init; } = "";

    /// <summary>The message: the one that was said, or the one whose button was pressed.</summary>
    public string? Message { get; init; }

    /// <summary>The message that the thread began with; null outside of threads.</summary>
    public string? Thread { get; init; }

    /// <summary>The words, as Slack writes them.</summary>
    public string Text { get; init; } = "";

    public IReadOnlyList<SlackFile> Files { get; init; } = [];

    /// <summary>The bot's own user, whose mention is no word.</summary>
    public string? Bot { get; init; }

    /// <summary>The sealed press.</summary>
    public string? Seal { get; init; }

    /// <summary>The command, e.g. <c>/who</c>.</summary>
    public string? Command { get; init; }

    /// <summary>Where an answer to a press or a command can be sent for half an hour.</summary>
    public Uri? ResponseUrl { get; init; }

    /// <summary>What a modal can be opened with, for three seconds.</summary>
    public string? Trigger { get; init; }

    /// <summary>Whether only one person sees the message that was pressed.</summary>
    public bool IsEphemeral { get; init; }

    /// <summary>Whether people of another company read along.</summary>
    public bool IsShared { get; init; }

    /// <summary>Whether it was pressed in the bot's home.</summary>
    public bool IsInHome { get; init; }

    [JsonIgnore]
    public ChannelUser Sender => new(SlackIntake.Channel, Team, User, "");

    /// <summary>The place, as configuration names it.</summary>
    [JsonIgnore]
    public string Place => $"{SlackIntake.Channel}:{Team}/{Channel}";

    /// <summary>The agent's conversation.</summary>
    [JsonIgnore]
    public string ConversationId => Kind switch
    {
        SlackKind.HomeOpened => HomeOf(Team, User),
        SlackKind.Press when IsInHome => HomeOf(Team, User),
        SlackKind.Joined => Place,
        SlackKind.FileShared when Message is null => $"{Place}/{User}/files",
        SlackKind.Command or SlackKind.Submission => $"{Place}/{User}",
        _ when IsDirect => Place,
        _ => $"{Place}/{Thread ?? Message}",
    };

    /// <summary>Whether it is in a direct message.</summary>
    [JsonIgnore]
    public bool IsDirect => Channel.StartsWith('D');

    /// <summary>Where the home's buttons are shown, for their seals.</summary>
    public static string HomeOf(string team, string user) => $"{SlackIntake.Channel}:{team}/{user}/home";
}
