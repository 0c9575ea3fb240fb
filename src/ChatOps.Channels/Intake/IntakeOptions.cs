using System.ComponentModel.DataAnnotations;

namespace ChatOps.Channels.Intake;

/// <summary>How events of channels are kept and worked on. Configuration section <c>Channels:Intake</c>.</summary>
public sealed class IntakeOptions
{
    public const string Section = ChannelOptions.Section + ":Intake";

    /// <summary>Events worked on at the same time, 1 to 1,000. Most of that time is waiting for the channel. Default 64.</summary>
    [Range(1, 1_000)]
    public int AtOnce { get; set; } = 64;

    /// <summary>
    /// Answers thought out at the same time, 1 to 1,000. Default as many as this machine has cores, because more would keep the acknowledgements waiting;
    /// 32 where a language model is asked, because most of that time is waiting for it.
    /// </summary>
    [Range(1, 1_000)]
    public int? TurnsAtOnce { get; set; }

    /// <summary>Attempts at an event before it is given up, 1 to 100. They are 1, 2, 4 ... seconds apart, at most five minutes. Default 10: some nine minutes.</summary>
    [Range(1, 100)]
    public int Attempts { get; set; } = 10;

    /// <summary>Longest time of one attempt, in seconds, 10 to 3,600. Default 600: fifty CVs take minutes.</summary>
    [Range(10, 3_600)]
    public int LongestSeconds { get; set; } = 600;

    /// <summary>How long other hosts leave an event to one that has said nothing more, in seconds, 10 to 3,600. Default 60.</summary>
    [Range(10, 3_600)]
    public int LeaseSeconds { get; set; } = 60;

    /// <summary>How long ids of events are kept to know a second delivery, in days, 1 to 365. What was written is forgotten as soon as it is answered. Default 7.</summary>
    [Range(1, 365)]
    public int KeepDays { get; set; } = 7;

    /// <summary>Most ids of answered events that are kept, 1,000 to 100,000,000. Default 1,000,000.</summary>
    [Range(1_000, 100_000_000)]
    public int KeepMost { get; set; } = 1_000_000;
}
