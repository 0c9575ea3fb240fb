using System.Security.Cryptography;
using System.Text.Json;
using ChatOps.Agent.Replies;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Options;

namespace ChatOps.Channels.Presses;

/// <summary>
/// Seals which answer a message shows. Unlike a button (<see cref="PressSeals"/>) it is not one person's: whoever sees the message may see what it says now, and nothing is done by it.
/// </summary>
internal sealed class AnswerSeals(IDataProtectionProvider protection, IOptions<ChannelOptions> options, TimeProvider time)
{
    /// <summary>Longest seal that is opened, in characters.</summary>
    private const int MaxLength = 4 * 1024;

    private static readonly JsonSerializerOptions s_json = new() { Encoder = ReplyJson.Options.Encoder };

    private readonly IDataProtector _protector = protection.CreateProtector("ChatOps.Channels.Answers.v1");

    /// <summary>Seals an answer.</summary>
    /// <param name="eventId">The event that it answers.</param>
    /// <param name="owner">Whose buttons it carries, and where it is shown.</param>
    /// <param name="withText">Whether its words are part of what is shown anew.</param>
    public string Seal(string eventId, PressOwner owner, bool withText)
    {
        var until = owner.Until ?? time.GetUtcNow() + TimeSpan.FromDays(options.Value.ButtonDays);
        return _protector.Protect(JsonSerializer.Serialize(
            new SealedAnswer(PressSeals.Mark(owner.ShownIn), owner.ConversationId, eventId, owner.UserId, until.ToUnixTimeSeconds(), withText), s_json));
    }

    /// <summary>Opens a seal.</summary>
    /// <param name="seal">What came back; null if nothing did.</param>
    /// <param name="shownIn">The conversation that it came back from.</param>
    /// <returns>What it says, and whether it counts there and now; nothing where it is none of ours.</returns>
    public (PressVerdict Verdict, SealedAnswer? Answer) Open(string? seal, string shownIn)
    {
        if (seal is null || seal.Length > MaxLength || Read(seal) is not { } answer)
            return (PressVerdict.Broken, null);
        if (answer.Place != PressSeals.Mark(shownIn))
            return (PressVerdict.NotYours, null);
        return DateTimeOffset.FromUnixTimeSeconds(answer.Until) < time.GetUtcNow() ? (PressVerdict.Lapsed, answer) : (PressVerdict.Good, answer);
    }

    private SealedAnswer? Read(string seal)
    {
        try
        {
            return JsonSerializer.Deserialize<SealedAnswer>(_protector.Unprotect(seal));
        }
        catch (Exception e) when (e is CryptographicException or JsonException)
        {
            return null;
        }
    }
}
