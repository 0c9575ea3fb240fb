using ChatOps.Channels.Intake;
using ChatOps.Channels.Presses;
using ChatOps.Channels.Teams.Protocol;

namespace ChatOps.Channels.Teams;

/// <summary>What is being answered, and how far that is.</summary>
/// <param name="EventId">Id of the event.</param>
/// <param name="Activity">What came.</param>
/// <param name="OwnerKey">Key of the speaker.</param>
/// <param name="Note">Where it is kept how far the delivery is.</param>
/// <param name="Press">The press that is answered; null for words.</param>
internal sealed record TeamsAsked(string EventId, TeamsActivity Activity, string OwnerKey, IDeliveryNote Note, OpenedPress? Press = null)
{
    /// <summary>Where it was asked.</summary>
    public TeamsPlace Place { get; } = TeamsPlace.Of(Activity);

    /// <summary>How far the attempt before this one came.</summary>
    public DeliveryMark Found { get; } = DeliveryMark.Read(Note.MessageId);

    /// <summary>How far it is now.</summary>
    public DeliveryMark Mark => DeliveryMark.Read(Note.MessageId);

    /// <summary>The question that is answered by a press: its buttons have had their press, and the outcome takes its place. Null if there is none.</summary>
    public string? Question => Press is { IsOfQuestion: true } && Activity.ReplyToId is { Length: > 0 } question ? question : null;

    /// <summary>The message to reply to. A press is none; the thread is in the id of the conversation.</summary>
    public string? ReplyTo => Activity.Type == ActivityTypes.Message ? Activity.Id : null;

    /// <summary>The agent's conversation.</summary>
    public string ConversationId => Press?.ConversationId ?? Place.Id;

    /// <summary>Keeps how far it is.</summary>
    public Task NoteAsync(DeliveryMark mark, CancellationToken cancellationToken) =>
        mark == Mark ? Task.CompletedTask : Note.NoteAsync(mark.ToString(), cancellationToken);
}
