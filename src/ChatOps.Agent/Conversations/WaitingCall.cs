using System.Security.Cryptography;
using System.Text;
using ChatOps.Agent.Planning;

namespace ChatOps.Agent.Conversations;

/// <summary>A call that waits for a yes: what exactly, who may answer, until when. Kept in the store and answered once.</summary>
/// <param name="Id">Names this very proposal; a button of an older one answers nothing.</param>
/// <param name="Call">What will be done.</param>
/// <param name="Digest">SHA-256 over function and arguments, so that what runs is what was shown.</param>
/// <param name="SpeakerId">Who may answer.</param>
/// <param name="ConversationId">Where.</param>
/// <param name="Until">When it lapses.</param>
internal sealed record WaitingCall(string Id, PlannedCall Call, string Digest, string SpeakerId, string ConversationId, DateTimeOffset Until)
{
    /// <summary>How long a proposal waits.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    /// <summary>Pseudo-function behind the Yes and No buttons.</summary>
    public const string AnswerFunction = "confirmation.answer";

    /// <summary>The record of a call that its speaker has to confirm.</summary>
    public static WaitingCall For(PlannedCall call, Turn turn, DateTimeOffset now) =>
        new(Guid.CreateVersion7(now).ToString("N"), call, DigestOf(call), turn.Speaker.Key, turn.ConversationId, now + Patience);

    /// <summary>Whether the call is still the one that was shown.</summary>
    public bool IsIntact => Digest == DigestOf(Call);

    /// <summary>The digest of a call.</summary>
    public static string DigestOf(PlannedCall call)
    {
        var text = new StringBuilder(call.Function);
        foreach (var (name, values) in call.Arguments.OrderBy(a => a.Key, StringComparer.Ordinal))
            text.Append('\n').Append(name).Append('=').AppendJoin('\u001f', values);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }
}
