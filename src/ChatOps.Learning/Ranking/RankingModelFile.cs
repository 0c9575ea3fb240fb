using System.Text.Json;

namespace ChatOps.Learning.Ranking;

/// <summary>Where the ranking model is kept: one JSON file, replaced whole.</summary>
/// <param name="path">The file; its folder is made when first written.</param>
public sealed class RankingModelFile(string path)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    /// <summary>When the file was last written; the same value as long as it was not.</summary>
    public DateTime Stamp() => File.GetLastWriteTimeUtc(path);

    /// <summary>The model, or null if there is none yet.</summary>
    /// <exception cref="ModelUnreadableException">The file is there but is no model.</exception>
    public RankingModel? Read()
    {
        if (!File.Exists(path))
            return null;
        try
        {
            return JsonSerializer.Deserialize<RankingModel>(File.ReadAllText(path), Json);
        }
        catch (Exception e) when (e is JsonException or IOException or UnauthorizedAccessException)
        {
            throw new ModelUnreadableException($"The ranking model in {path} can't be read. Delete the file and run 'train' again.", e);
        }
    }

    /// <summary>Writes the model beside the old one and then takes its place, so that no reader sees half of it.</summary>
    public void Write(RankingModel model)
    {
        var full = Path.GetFullPath(path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        var next = full + ".next";
        File.WriteAllText(next, JsonSerializer.Serialize(model, Json));
        File.Move(next, full, overwrite: true);
    }
}
