namespace ChatOps.Agent.Replies;

/// <summary>A channel-neutral answer. Each channel renders it: Adaptive Card, Block Kit, Razor, console.</summary>
public sealed record Reply
{
    /// <summary>What became of the turn.</summary>
    public required ReplyOutcome Outcome { get; init; }

    /// <summary>The answer first, in words: paragraphs split by an empty line, <c>**bold**</c> and <c>*italic*</c>; nothing else is markup.</summary>
    public required string Text { get; init; }

    /// <summary>Facts, tables, rankings, in order.</summary>
    public IReadOnlyList<ReplyBlock> Blocks { get; init; } = [];

    /// <summary>Small print under the blocks: which model and data the answer rests on. Same markup as <see cref="Text"/>.</summary>
    public string? Note { get; init; }

    /// <summary>What can be done next.</summary>
    public IReadOnlyList<ReplyButton> Buttons { get; init; } = [];

    /// <summary>Whether it tells how somebody does, or what is in a CV: in a channel of many it goes to the asker alone.</summary>
    public bool IsPersonal { get; init; }

    /// <summary>A reply of words alone.</summary>
    public static Reply Of(ReplyOutcome outcome, string text, params ReplyButton[] buttons) =>
        new() { Outcome = outcome, Text = text, Buttons = buttons };
}
