using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace ChatOps.Cvs;

/// <summary>Analyses as JSON: the profile's fields at the top, what is known about them beside.</summary>
public static class CvJson
{
    /// <summary>Names in camel case, accents as they are.</summary>
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    public static string Write(CvReading reading)
    {
        if (reading.Analysis is not { } analysis)
            return JsonSerializer.Serialize(new { error = reading.Problem }, Options);
        var json = JsonSerializer.SerializeToNode(analysis.Profile, Options)!.AsObject();
        json["confidence"] = new JsonObject
        {
            ["overall"] = analysis.Confidence.Overall,
            ["completeness"] = analysis.Confidence.Completeness,
            ["consistency"] = analysis.Confidence.Consistency,
            ["quality"] = analysis.Confidence.Quality,
            ["structure"] = analysis.Confidence.Structure,
            ["fields"] = JsonSerializer.SerializeToNode(analysis.FieldConfidence, Options),
        };
        json["engines"] = JsonSerializer.SerializeToNode(analysis.Engines, Options);
        json["warnings"] = JsonSerializer.SerializeToNode(analysis.Warnings, Options);
        json["evidence"] = JsonSerializer.SerializeToNode(analysis.Evidence, Options);
        json["leftOut"] = JsonSerializer.SerializeToNode(analysis.LeftOut, Options);
        return json.ToJsonString(Options);
    }
}
