using ChatOps.Agent.Conversations;
using ChatOps.Channels.Intake;
using Microsoft.Extensions.Logging;

namespace ChatOps.Channels.Teams;

/// <summary>
/// How far one turn is, as it stands in Teams: a placeholder that is changed and whose place the answer takes, or, in the personal chat, the answer as it is written.
/// </summary>
/// <param name="asked">What is being answered.</param>
/// <param name="delivery">Shows the placeholder.</param>
/// <param name="connector">Takes the stream.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Log.</param>
internal sealed partial class ShownProgress(TeamsAsked asked, TeamsDelivery delivery, ConnectorClient connector, TimeProvider time, ILogger logger)
{
    /// <summary>How often a stream may go on: Teams takes one request a second.</summary>
    public static readonly TimeSpan StreamEvery = TimeSpan.FromSeconds(1);

    /// <summary>When the placeholder comes, and how long it stays as it is: messages may be changed less often than streams.</summary>
    public static readonly TimeSpan MessageEvery = TimeSpan.FromSeconds(2);

    /// <summary>When a stream is ended, whole or not: Teams breaks it off after two minutes, and then it can't be changed any more.</summary>
    public static readonly TimeSpan LongestStream = TimeSpan.FromSeconds(90);

    private bool _mayStream = asked.Place.IsPersonal && asked.Question is null && asked.Mark.Here is null;
    private string? _shown;
    private long _shownAt = time.GetTimestamp();

    /// <summary>The stream that the answer has to end; null if there is none.</summary>
    public TeamsStream? Stream { get; private set; }

    /// <summary>Shows how far it is, if it is time to. What fails here is no failure of the turn: the answer itself is what has to arrive.</summary>
    public async Task ShowAsync(TurnProgress? latest, CancellationToken cancellationToken)
    {
        try
        {
            if (Stream is not null && time.GetElapsedTime(Stream.BeganAt) >= LongestStream)
                await EndStreamAsync(Stream, cancellationToken);
            if (latest is { IsAnswer: true } && _mayStream)
                await StreamAsync(latest.Text, cancellationToken);
            else if (latest is not null && Stream is null)
                await ShowMessageAsync(TeamsProgress.Words(latest), cancellationToken);
        }
        catch (Exception e) when (e is HttpRequestException or ConversationGoneException or TryLaterException)
        {
            LogNotShown(e);
        }
    }

    private async Task ShowMessageAsync(string text, CancellationToken cancellationToken)
    {
        if (text == _shown || time.GetElapsedTime(_shownAt) < MessageEvery)
            return;
        _mayStream = false;
        _shownAt = time.GetTimestamp();
        await delivery.ShowAsync(text, asked, cancellationToken);
        _shown = text;
    }

    private async Task StreamAsync(string text, CancellationToken cancellationToken)
    {
        if (Stream is null)
        {
            // Whoever finds this after a crash can't know how much of the answer was seen.
            await asked.NoteAsync(asked.Mark with { IsSending = true }, cancellationToken);
            Stream = new TeamsStream(connector, asked.Place, time.GetTimestamp());
        }

        try
        {
            await Stream.WriteAsync(text, cancellationToken);
        }
        catch (Exception e) when (e is HttpRequestException or ConversationGoneException || (e is TryLaterException && !Stream.IsSeen))
        {
            LogNoStream(e);
            var wasSeen = Stream.IsSeen;
            (Stream, _mayStream) = (null, false);
            if (!wasSeen)
                await asked.NoteAsync(asked.Mark with { IsSending = asked.Found.IsSending }, cancellationToken);
        }
    }

    /// <summary>Ends a stream before the answer is whole; the message that it leaves is changed from now on.</summary>
    private async Task EndStreamAsync(TeamsStream stream, CancellationToken cancellationToken)
    {
        (Stream, _mayStream) = (null, false);
        (_shown, _shownAt) = (stream.Written, time.GetTimestamp());
        var id = await stream.EndAsync(TeamsMessages.Words($"{stream.Written} …"), cancellationToken);
        await asked.NoteAsync(asked.Mark with { Here = id, IsSending = false }, cancellationToken);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "How far an answer is could not be shown in Teams")]
    private partial void LogNotShown(Exception exception);

    [LoggerMessage(Level = LogLevel.Information, Message = "Teams does not take a stream; the answer comes as a message")]
    private partial void LogNoStream(Exception exception);
}
