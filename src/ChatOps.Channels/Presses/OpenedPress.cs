using ChatOps.Agent.Planning;

namespace ChatOps.Channels.Presses;

/// <summary>A pressed button, its seal opened.</summary>
/// <param name="Verdict">Whether it counts; the rest is there only if it does.</param>
/// <param name="Call">The call behind it.</param>
/// <param name="Says">The sentence that the press stands for.</param>
/// <param name="ConversationId">The agent's conversation that the button belongs to; not the one it is shown in where an answer went to its asker alone.</param>
/// <param name="IsOfQuestion">Whether it answers a question, whose message the outcome takes the place of.</param>
internal sealed record OpenedPress(PressVerdict Verdict, PlannedCall? Call = null, string Says = "", string ConversationId = "", bool IsOfQuestion = false)
{
    /// <summary>What somebody is told whose press does not count.</summary>
    public string Sentence => Verdict switch
    {
        PressVerdict.NotYours => "Only the person who asked can use these buttons. Ask me yourself and you get your own; nothing was done.",
        PressVerdict.Lapsed => "This button is too old. Please ask again; nothing was done.",
        PressVerdict.Broken => "I can't tell that this button is mine, so nothing was done. Please ask again.",
        _ => "",
    };

    /// <summary>The audit's code for a press that does not count.</summary>
    public string Code => Verdict switch
    {
        PressVerdict.NotYours => "not-yours",
        PressVerdict.Lapsed => "lapsed-button",
        _ => "bad-button",
    };
}
