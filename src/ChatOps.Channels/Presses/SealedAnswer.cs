using System.Text.Json.Serialization;

namespace ChatOps.Channels.Presses;

/// <summary>Which answer a message shows, for whoever wants to see it as it is now.</summary>
/// <param name="Place">Short for the conversation that it is shown in.</param>
/// <param name="ConversationId">The agent's conversation.</param>
/// <param name="EventId">The event that it answers.</param>
/// <param name="OwnerId">Whose buttons it carries.</param>
/// <param name="Until">How long it can be asked for, in seconds since 1970.</param>
/// <param name="WithText">Whether its words are part of what is shown anew.</param>
internal sealed record SealedAnswer(
    [property: JsonPropertyName("p")] string Place,
    [property: JsonPropertyName("c")] string ConversationId,
    [property: JsonPropertyName("e")] string EventId,
    [property: JsonPropertyName("o")] string OwnerId,
    [property: JsonPropertyName("x")] long Until,
    [property: JsonPropertyName("t")] bool WithText);
