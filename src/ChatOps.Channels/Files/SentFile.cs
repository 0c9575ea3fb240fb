using ChatOps.Agent.Conversations;

namespace ChatOps.Channels.Files;

/// <summary>A file that came with a message and lies where its channel keeps files.</summary>
/// <param name="Name">Its name, as it was sent; null if that isn't said.</param>
/// <param name="FetchAsync">
/// Fetches it, with at most so many bytes; throws <see cref="FileRefusedException"/> where it is not taken and <see cref="Intake.TryLaterException"/> where it can't be had now.
/// </param>
internal sealed record SentFile(string? Name, Func<int, CancellationToken, Task<TurnFile>> FetchAsync);
