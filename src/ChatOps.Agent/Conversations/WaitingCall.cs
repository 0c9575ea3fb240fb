using ChatOps.Agent.Planning;

namespace ChatOps.Agent.Conversations;

/// <summary>A call that waits for a yes.</summary>
/// <param name="Id">Names this very proposal; a button of an older one answers nothing.</param>
/// <param name="Call">What will be done.</param>
/// <param name="SpeakerId">Who may answer.</param>
/// <param name="Until">When it lapses.</param>
internal sealed record WaitingCall(string Id, PlannedCall Call, string SpeakerId, DateTimeOffset Until)
{
    /// <summary>How long a proposal waits.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    /// <summary>Pseudo-function behind the Yes and No buttons.</summary>
    public const string AnswerFunction = "confirmation.answer";
}
