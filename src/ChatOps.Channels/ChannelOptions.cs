using System.ComponentModel.DataAnnotations;

namespace ChatOps.Channels;

/// <summary>What holds for every channel. Configuration section <c>Channels</c>.</summary>
public sealed class ChannelOptions
{
    public const string Section = "Channels";

    /// <summary>
    /// Channels of many in which answers about somebody's performance or CV may be shown to all: <c>slack:T1/C1</c>, <c>teams:19:abc@thread.tacv2</c>.
    /// Everywhere else they go to the asker alone. Default none.
    /// </summary>
    public IList<string> PersonalRepliesIn { get; set; } = [];

    /// <summary>Days that a button can be pressed, 1 to 30. Default 7.</summary>
    [Range(1, 30)]
    public int ButtonDays { get; set; } = 7;
}
