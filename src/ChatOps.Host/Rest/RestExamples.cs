using System.Text.Json.Nodes;

namespace ChatOps.Host.Rest;

/// <summary>Examples of the description, with the people of <c>samples/team</c>.</summary>
internal static class RestExamples
{
    public static readonly string TaskAssignment = """{ "taskId": "TASK-101", "top": 2, "exclude": ["U02"], "onlyAvailable": true }""";

    public static readonly string Ranking = """
        {
          "taskId": "TASK-101", "taskTitle": "Migrate billing to Kafka",
          "candidates": [
            {
              "userId": "U08", "name": "Hiro Tanaka", "hybridScore": 0.52, "contentScore": 0.71, "collaborativeScore": 0.58,
              "confidence": 0.59, "confidenceLow": 0.47, "confidenceHigh": 0.71, "rank": 1, "freeHours": 14,
              "reasons": [{ "text": "Java MASTER, Kafka EXPERT, PostgreSQL EXPERT", "contribution": 0.34 }], "leftOut": null
            }
          ],
          "considered": 23, "leftOut": [], "skillsNobodyHas": [], "somebodyStandsOut": true,
          "modelVersion": "v1", "asOf": "2026-11-24", "knownOutcomes": 420, "note": "Advice, not a decision."
        }
        """;

    public static readonly string Batch = """{ "requests": [{ "taskId": "TASK-101" }, { "taskId": "TASK-110", "top": 3 }] }""";
    public static readonly string Prediction = """{ "taskId": "TASK-110", "userId": "U16" }""";

    public static readonly string Predicted = """
        {
          "taskId": "TASK-110", "userId": "U16",
          "successProbability": { "value": 0.26, "low": 0.14, "high": 0.42 }, "quality": { "value": 0.71, "low": 0.55, "high": 0.86 },
          "timeliness": { "value": 0.64, "low": 0.41, "high": 0.9 }, "actualHours": { "value": 44, "low": 30, "high": 63 },
          "estimatedHours": 30, "modelVersion": "v1", "note": "Advice, not a decision."
        }
        """;

    public static readonly string Recommend = """
        { "task_id": "TASK-101", "candidate_users": [{ "user_id": "U08" }, { "user_id": "U02" }], "task_details": { "estimated_hours": 74 } }
        """;

    public static readonly string Recommended = """
        [{ "user_id": "U08", "hybrid_score": 0.52, "content_score": 0.71, "collaborative_score": 0.58, "rank": 1 }, { "user_id": "U02", "hybrid_score": 0.31, "content_score": 0.44, "collaborative_score": 0.5, "rank": 2 }]
        """;

    public static readonly string Start = """{ "model": "all", "tune": false }""";

    public static readonly string Job = """
        {
          "jobId": 1, "model": "all", "tuned": false, "status": "WAITING", "stage": null, "progress": 0, "message": null, "modelVersion": null,
          "createdAt": "2026-11-24T09:00:00+00:00", "startedAt": null, "endedAt": null
        }
        """;

    /// <summary>Adds examples to the description of an endpoint.</summary>
    /// <param name="endpoint">The endpoint.</param>
    /// <param name="request">A request, as JSON.</param>
    /// <param name="response">What it is answered with, as JSON; null for none.</param>
    public static RouteHandlerBuilder WithExample(this RouteHandlerBuilder endpoint, string request, string? response) =>
        endpoint.WithMetadata(new RestExample(JsonNode.Parse(request)!, response is null ? null : JsonNode.Parse(response)));
}
