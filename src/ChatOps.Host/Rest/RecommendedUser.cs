using System.Text.Json.Serialization;

namespace ChatOps.Host.Rest;

/// <summary>Somebody ranked, in the shape of the document's Python service (§7.3).</summary>
/// <param name="UserId">Id of the person.</param>
/// <param name="HybridScore">What they are ranked by, 0 to 1.</param>
/// <param name="ContentScore">Skills, results and time, 0 to 1.</param>
/// <param name="CollaborativeScore">What people like them did on tasks like this, 0 to 1.</param>
/// <param name="Rank">Place among those who were named, from 1.</param>
internal sealed record RecommendedUser(
    [property: JsonPropertyName("user_id")] string UserId,
    [property: JsonPropertyName("hybrid_score")] double HybridScore,
    [property: JsonPropertyName("content_score")] double ContentScore,
    [property: JsonPropertyName("collaborative_score")] double CollaborativeScore,
    [property: JsonPropertyName("rank")] int Rank);
