using System.Text.Json.Nodes;
using ChatOps.Channels.Teams.Cards;
using ChatOps.Channels.Teams.Protocol;

namespace ChatOps.Channels.Teams;

/// <summary>
/// An answer that is seen as it is written, in the personal chat (https://learn.microsoft.com/microsoftteams/platform/bots/streaming-ux): typing activities that each hold all
/// of the text so far, then the message in their place. Each has to begin with what the one before held.
/// </summary>
/// <param name="connector">The connector.</param>
/// <param name="place">The personal chat.</param>
/// <param name="beganAt">When it began, as the clock's time stamp.</param>
internal sealed class TeamsStream(ConnectorClient connector, TeamsPlace place, long beganAt)
{
    private string? _id;
    private int _sequence;

    public long BeganAt { get; } = beganAt;

    /// <summary>What can be read.</summary>
    public string Written { get; private set; } = "";

    /// <summary>Whether anything can be read.</summary>
    public bool IsSeen => _id is not null;

    /// <summary>Shows more of the answer; nothing if it does not go on from what is there.</summary>
    /// <param name="text">The answer so far, in a reply's markup.</param>
    /// <param name="cancellationToken">Stops.</param>
    /// <inheritdoc cref="ConnectorClient.SendAsync" path="/exception" />
    public async Task WriteAsync(string text, CancellationToken cancellationToken)
    {
        var plain = CardWords.Plain(text);
        if (plain.Length <= Written.Length || !plain.StartsWith(Written, StringComparison.Ordinal))
            return;
        var id = await connector.SendAsync(place, TeamsMessages.Streaming(plain, _id, _sequence + 1), replyTo: null, cancellationToken);
        _id ??= id ?? throw new HttpRequestException("The Bot Connector gave a stream no id.");
        _sequence++;
        Written = plain;
    }

    /// <summary>Ends it: the message takes its place.</summary>
    /// <returns>Id of the message.</returns>
    /// <inheritdoc cref="ConnectorClient.SendAsync" path="/exception" />
    public async Task<string> EndAsync(JsonObject message, CancellationToken cancellationToken)
    {
        message["entities"] = new JsonArray(new JsonObject { ["type"] = "streaminfo", ["streamType"] = "final", ["streamId"] = _id });
        return await connector.SendAsync(place, message, replyTo: null, cancellationToken) ?? _id!;
    }
}
