using System.Buffers;
using System.Text;
using System.Text.Json;
using ChatOps.Agent.Replies;
using ChatOps.Workforce.Store.Channels;

namespace ChatOps.Channels.Intake;

/// <summary>The intake over the store: an event is acknowledged when it is committed.</summary>
internal sealed class StoredIntake(IChannelEventStore store, IEnumerable<IChannelEventHandler> handlers, IntakeSignal signal) : IEventIntake
{
    /// <summary>Longest id of an event or conversation; both are in indexes.</summary>
    public const int LongestId = 512;

    private readonly Dictionary<string, IChannelEventHandler> _handlers = handlers.ToDictionary(h => h.Channel, StringComparer.Ordinal);

    public async Task<bool> AcceptAsync(ChannelEvent arrived, CancellationToken cancellationToken)
    {
        if (!_handlers.TryGetValue(arrived.Channel, out var handler))
            throw new ArgumentException($"Nothing works on events of {arrived.Channel}.", nameof(arrived));
        var conversation = handler.ConversationOf(arrived);
        if (!IsId(arrived.EventId) || !IsId(conversation))
            throw new ArgumentException($"Ids of an event and its conversation have 1 to {LongestId} characters, none of them a control character.", nameof(arrived));
        using var activity = ChannelTelemetry.Intake(arrived.Channel);
        var isNew = await store.AddAsync(
            new ChannelEventRecord
            {
                Channel = arrived.Channel,
                EventId = arrived.EventId,
                Conversation = conversation,
                Body = Plain(arrived.Body),
                ReceivedAt = arrived.ReceivedAt,
                NextAttemptAt = arrived.NotBefore,
                TraceParent = activity?.Id,
            },
            cancellationToken);
        if (isNew)
            signal.Give();
        return isNew;
    }

    private static bool IsId(string id) => id.Length is > 0 and <= LongestId && !id.Any(c => char.IsControl(c) || char.IsSurrogate(c));

    /// <summary>The same JSON without escapes where none are needed: names have to be found in the store when somebody is to be forgotten.</summary>
    private static string Plain(string json)
    {
        if (!json.Contains('\\', StringComparison.Ordinal))
            return json;
        try
        {
            var plain = new ArrayBufferWriter<byte>(json.Length);
            using (var document = JsonDocument.Parse(json))
            using (var writer = new Utf8JsonWriter(plain, new JsonWriterOptions { Encoder = ReplyJson.Options.Encoder }))
                document.WriteTo(writer);
            return Encoding.UTF8.GetString(plain.WrittenSpan);
        }
        catch (InvalidOperationException)
        {
            return json; // half a character, which can only be written as an escape
        }
        catch (JsonException e)
        {
            throw new ArgumentException("The body of an event is no JSON.", nameof(json), e);
        }
    }
}
