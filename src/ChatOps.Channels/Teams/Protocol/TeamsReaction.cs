using System.Text.Json.Serialization;

namespace ChatOps.Channels.Teams.Protocol;

/// <summary>A reaction to a message.</summary>
/// <param name="Type">E.g. <c>like</c>, <c>heart</c>, <c>sad</c>.</param>
internal sealed record TeamsReaction(string? Type)
{
    /// <summary>Whether it says that an answer was good or bad; the others say many things.</summary>
    [JsonIgnore]
    public bool IsVerdict => Type is "like" or "dislike";
}
