using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ChatOps.Channels.Teams.Protocol;

/// <summary>JSON as the Bot Connector writes it.</summary>
internal static class TeamsJson
{
    /// <summary>Deepest nesting that is read.</summary>
    private const int MaxDepth = 32;

    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        MaxDepth = MaxDepth,
    };

    /// <summary>Reads an activity. Lists that are null are empty.</summary>
    /// <exception cref="JsonException">It is no activity.</exception>
    public static TeamsActivity ReadActivity(ReadOnlySpan<byte> json)
    {
        var activity = JsonSerializer.Deserialize<TeamsActivity>(json, Options) ?? throw new JsonException("The body is null.");
        return activity with
        {
            Entities = [.. activity.Entities.OrEmpty()],
            Attachments = [.. activity.Attachments.OrEmpty()],
            MembersAdded = [.. activity.MembersAdded.OrEmpty()],
            MembersRemoved = [.. activity.MembersRemoved.OrEmpty()],
            ReactionsAdded = [.. activity.ReactionsAdded.OrEmpty()],
            ReactionsRemoved = [.. activity.ReactionsRemoved.OrEmpty()],
        };
    }

    /// <summary>What is there of a list that may be null and hold nulls.</summary>
    private static IEnumerable<T> OrEmpty<T>(this IReadOnlyList<T>? list)
        where T : class => list?.Where(item => item is not null) ?? [];
}
