using System.Text.Json;
using System.Text.Json.Serialization;
using ChatOps.Workforce.Sources;

namespace ChatOps.Learning.Ranking.Affinity;

/// <summary>Which column of a flat log is which. Read from a JSON file.</summary>
public sealed record FlatLogMap
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    /// <summary>Column with the task's id.</summary>
    public required string Task { get; init; }

    /// <summary>Column with the moment it was opened.</summary>
    public required string Opened { get; init; }

    /// <summary>Column with the moment it was resolved, if the log has one.</summary>
    public string? Resolved { get; init; }

    /// <summary>Column with who did it.</summary>
    public required string Person { get; init; }

    /// <summary>Column with the team that did it. Not known when a task is opened, so it is never used of the task that is ranked.</summary>
    public string? Team { get; init; }

    /// <summary>Columns that are known when a task is opened.</summary>
    public IReadOnlyList<string> Categories { get; init; } = [];

    /// <summary>Columns of words that are known when a task is opened, such as a title and a description.</summary>
    public IReadOnlyList<string> Text { get; init; } = [];

    /// <summary>Column that says whether it was on time. Not known when a task is opened.</summary>
    public string? OnTime { get; init; }

    /// <summary>Reads a map.</summary>
    /// <exception cref="SourceRefusedException">The file is missing or is no map.</exception>
    public static FlatLogMap Read(string path)
    {
        if (!File.Exists(path))
            throw new SourceRefusedException($"There is no map file {path}.");
        try
        {
            return JsonSerializer.Deserialize<FlatLogMap>(File.ReadAllText(path), Json)
                ?? throw new SourceRefusedException($"The map {path} is empty.");
        }
        catch (JsonException e)
        {
            throw new SourceRefusedException(
                // The serializer's own message quotes the file, however long that is.
                $"The map {path} can't be read (line {(e.LineNumber ?? 0) + 1}). It must be a JSON object that names the columns task, opened and "
                + "person, where there are any resolved, team and onTime, and as lists categories and text; nothing else.", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new SourceRefusedException($"The map {path} can't be read: {e.Message}", e);
        }
    }
}
