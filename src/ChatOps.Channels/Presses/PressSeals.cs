using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using ChatOps.Agent.Planning;
using ChatOps.Agent.Replies;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Options;

namespace ChatOps.Channels.Presses;

/// <summary>
/// Seals what a button does, so that a press can't be made up or changed: the call, for whom, where and until when. What comes back is checked against who pressed, and where.
/// The keys are those of ASP.NET's data protection; hosts of one cluster have to share them.
/// </summary>
internal sealed class PressSeals(IDataProtectionProvider protection, IOptions<ChannelOptions> options, TimeProvider time)
{
    /// <summary>Longest seal that is opened, in characters.</summary>
    private const int MaxLength = 8 * 1024;

    // A button of Slack's has 2,000 characters for all of it: no escapes where none are needed.
    private static readonly JsonSerializerOptions s_json = new() { Encoder = ReplyJson.Options.Encoder };

    private readonly IDataProtector _protector = protection.CreateProtector("ChatOps.Channels.Presses.v1");

    /// <summary>Seals a button.</summary>
    /// <param name="button">The button.</param>
    /// <param name="owner">Who may press it, where, and to which conversation it belongs.</param>
    /// <param name="isOfQuestion">Whether it answers a question.</param>
    public string Seal(ReplyButton button, PressOwner owner, bool isOfQuestion)
    {
        var until = owner.Until ?? time.GetUtcNow() + TimeSpan.FromDays(options.Value.ButtonDays);
        var sealedPress = new Sealed(
            owner.UserId,
            Mark(owner.ShownIn),
            owner.ConversationId,
            until.ToUnixTimeSeconds(),
            isOfQuestion,
            button.Says,
            button.Call.Function,
            button.Call.Arguments.ToDictionary(a => a.Key, a => a.Value.ToArray()));
        return _protector.Protect(JsonSerializer.Serialize(sealedPress, s_json));
    }

    /// <summary>Opens the seal of a press.</summary>
    /// <param name="seal">What came back; null if nothing did.</param>
    /// <param name="userId">Who pressed: Entra object id or Slack user id.</param>
    /// <param name="shownIn">The conversation it was pressed in.</param>
    public OpenedPress Open(string? seal, string userId, string shownIn)
    {
        if (seal is null || seal.Length > MaxLength || Read(seal) is not { } press)
            return new OpenedPress(PressVerdict.Broken);
        if (press.User != userId || press.Place != Mark(shownIn))
            return new OpenedPress(PressVerdict.NotYours);
        if (DateTimeOffset.FromUnixTimeSeconds(press.Until) < time.GetUtcNow())
            return new OpenedPress(PressVerdict.Lapsed);
        var call = new PlannedCall(press.Function, press.Arguments.ToDictionary(a => a.Key, a => (IReadOnlyList<string>)a.Value));
        return new OpenedPress(PressVerdict.Good, call, press.Says, press.Conversation, press.IsOfQuestion);
    }

    private Sealed? Read(string seal)
    {
        try
        {
            return JsonSerializer.Deserialize<Sealed>(_protector.Unprotect(seal));
        }
        catch (Exception e) when (e is CryptographicException or JsonException)
        {
            return null;
        }
    }

    /// <summary>Short for a conversation, whichever of its threads.</summary>
    internal static string Mark(string conversationId) =>
        Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(conversationId.Split(';')[0])).AsSpan(0, 9));

    /// <summary>Short names: a card carries two of these for each button, and may have 28 kB.</summary>
    private sealed record Sealed(
        [property: JsonPropertyName("u")] string User,
        [property: JsonPropertyName("p")] string Place,
        [property: JsonPropertyName("c")] string Conversation,
        [property: JsonPropertyName("x")] long Until,
        [property: JsonPropertyName("q")] bool IsOfQuestion,
        [property: JsonPropertyName("s")] string Says,
        [property: JsonPropertyName("f")] string Function,
        [property: JsonPropertyName("a")] Dictionary<string, string[]> Arguments);
}
