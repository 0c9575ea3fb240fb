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
    /// <param name="reading">What was read.</param>
    /// <param name="isRepeated">Whether Slack says that it sends it again.</param>
    /// <param name="cancellationToken">Stops.</param>
    /// <exception cref="Workforce.Store.StoreUnavailableException">It could not be kept, so it must not be acknowledged.</exception>
    public async Task TakeAsync(SlackReading reading, bool isRepeated, CancellationToken cancellationToken)
    {
        if (reading.IsMalformed)
            await refusals.NoteAsync(Channel, "malformed", null, cancellationToken);
        else if (reading.IsUnknown)
            await refusals.NoteAsync(Channel, "unknown-type", null, cancellationToken);
        else if (reading.Refusal is { } code)
            await refusals.NoteAsync(Channel, code, reading.Sender, cancellationToken);
        else if (reading.Event is { } read)
            await KeepAsync(read, isRepeated, cancellationToken);
    }

    private async Task KeepAsync(SlackEvent read, bool isRepeated, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var arrived = new ChannelEvent(Channel, read.Id, JsonSerializer.Serialize(read, s_json), now) { NotBefore = read.Kind == SlackKind.FileShared ? now + SlackDrops.Patience : now };
        if (!await intake.AcceptAsync(arrived, cancellationToken) && !isRepeated)
            await refusals.NoteAsync(Channel, "replayed", read.Sender, cancellationToken);
    }

    /// <summary>The event that was kept.</summary>
    public static SlackEvent Read(ChannelEvent kept) => JsonSerializer.Deserialize<SlackEvent>(kept.Body, s_json)!;
}
