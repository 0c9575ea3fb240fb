using System.Text.Json;
using ChatOps.Learning.Ranking;

namespace ChatOps.Learning;

/// <summary>Where a model is kept: one JSON file, replaced whole.</summary>
/// <typeparam name="TModel">The model.</typeparam>
/// <param name="path">The file; its folder is made when first written.</param>
/// <param name="kind">Kind of model in messages, e.g. <c>ranking</c>.</param>
public sealed class ModelFile<TModel>(string path, string kind)
    where TModel : class
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    /// <summary>When the file was last written; the same value as long as it was not.</summary>
    public DateTime Stamp() => File.GetLastWriteTimeUtc(path);

    /// <summary>The model, or null if there is none yet.</summary>
    /// <exception cref="ModelUnreadableException">The file is there but is no model.</exception>
    public TModel? Read()
    {
        if (!File.Exists(path))
            return null;
        try
        {
            return JsonSerializer.Deserialize<TModel>(File.ReadAllText(path), Json);
        }
        catch (Exception e) when (e is JsonException or IOException or UnauthorizedAccessException)
        {
            throw new ModelUnreadableException($"The {kind} model in {path} can't be read. Delete the file and run 'train' again.", e);
        }
    }

    /// <summary>Writes the model beside the old one and then takes its place, so that no reader sees half of it.</summary>
    public void Write(TModel model)
    {
        var full = Path.GetFullPath(path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        var next = full + ".next";
        File.WriteAllText(next, JsonSerializer.Serialize(model, Json));
        File.Move(next, full, overwrite: true);
    }
}
