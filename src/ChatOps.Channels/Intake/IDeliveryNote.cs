namespace ChatOps.Channels.Intake;

/// <summary>What is kept with an event about the delivery of its answer, so that a crash neither loses nor repeats it.</summary>
public interface IDeliveryNote
{
    /// <summary>Id of the channel's message that carries the answer, or its placeholder; null while there is none.</summary>
    string? MessageId { get; }

    /// <summary>Keeps the id of the message.</summary>
    Task NoteAsync(string messageId, CancellationToken cancellationToken);
}
