using System.Text.Json;
using System.Text.Json.Serialization;
using ChatOps.Agent.Replies;
using ChatOps.Channels.Intake;
using ChatOps.Channels.Slack.Protocol;

namespace ChatOps.Channels.Slack;

/// <summary>Keeps what was read, whichever way it came; after that it may be acknowledged.</summary>
internal sealed class SlackIntake(IEventIntake intake, IChannelRefusals refusals, TimeProvider time)
{
    /// <summary>The channel, as events and conversations' ids begin.</summary>
    public const string Channel = "slack";

    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web)
    {
        Encoder = ReplyJson.Options.Encoder,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    /// <summary>Keeps an event, or notes why it is turned away.</summary>
    /// <exception cref="Workforce.Store.StoreUnavailableException">It could not be kept, so it must not be acknowledged.</exception>
    public async Task TakeAsync(SlackReading reading, CancellationToken cancellationToken)
    {
        if (reading.IsMalformed)
            await refusals.NoteAsync(Channel, "malformed", null, cancellationToken);
        else if (reading.Refusal is { } code)
            await refusals.NoteAsync(Channel, code, reading.Sender, cancellationToken);
        else if (reading.Event is { } read)
            await intake.AcceptAsync(new ChannelEvent(Channel, read.Id, JsonSerializer.Serialize(read, s_json), time.GetUtcNow().UtcDateTime), cancellationToken);
    }

    /// <summary>The event that was kept.</summary>
    public static SlackEvent Read(ChannelEvent kept) => JsonSerializer.Deserialize<SlackEvent>(kept.Body, s_json)!;
}
