using System.Collections.Concurrent;
using System.Text.Json;
using ChatOps.Channels.Intake;

namespace ChatOps.Tests.Channels.Intake;

/// <summary>A channel whose work is written by the test. Bodies are <c>{"c":"conversation"}</c>.</summary>
internal sealed class ScriptedHandler(Func<ChannelEvent, IDeliveryNote, CancellationToken, Task> work) : IChannelEventHandler
{
    public string Channel => "slack";

    public ConcurrentQueue<string> Apologies { get; } = [];

    public static ChannelEvent Event(string id, string conversation, DateTime at) => new("slack", id, $$"""{"c":"{{conversation}}"}""", at);

    public string ConversationOf(ChannelEvent arrived)
    {
        using var body = JsonDocument.Parse(arrived.Body);
        return body.RootElement.GetProperty("c").GetString()!;
    }

    public Task HandleAsync(ChannelEvent arrived, IDeliveryNote delivery, CancellationToken cancellationToken) => work(arrived, delivery, cancellationToken);

    public Task ApologizeAsync(ChannelEvent arrived, IDeliveryNote delivery, CancellationToken cancellationToken)
    {
        Apologies.Enqueue(arrived.EventId);
        return Task.CompletedTask;
    }
}
