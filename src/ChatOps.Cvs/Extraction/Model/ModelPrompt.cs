using System.Globalization;
using System.Reflection;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace ChatOps.Cvs.Extraction.Model;

/// <summary>What the model is told, from prompts/cv-extraction.md: settings between the dashes, then the text.</summary>
internal sealed class ModelPrompt
{
    private readonly Dictionary<string, string> _settings;

    private ModelPrompt(string file)
    {
        var parts = file.Split("---", 3);
        if (parts.Length != 3)
            throw new InvalidOperationException("prompts/cv-extraction.md has no settings between dashes at its top.");
        _settings = parts[1].Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(l => l.Split(':', 2)).Where(p => p.Length == 2)
            .ToDictionary(p => p[0].Trim(), p => p[1].Trim(), StringComparer.Ordinal);
        Text = parts[2].Trim();
    }

    public static ModelPrompt Standard { get; } = new(Read());

    public string Text { get; }

    /// <summary>Settings of a call: no tools, JSON by the schema of a profile.</summary>
    public ChatOptions Options() => new()
    {
        Temperature = (float)Number("temperature"),
        TopP = (float)Number("topP"),
        TopK = (int)Number("topK"),
        MaxOutputTokens = (int)Number("maxOutputTokens"),
        ResponseFormat = ChatResponseFormat.ForJsonSchema(
            AIJsonUtilities.CreateJsonSchema(typeof(CvProfile), serializerOptions: new JsonSerializerOptions(JsonSerializerDefaults.Web) { TypeInfoResolver = new System.Text.Json.Serialization.Metadata.DefaultJsonTypeInfoResolver() }),
            "cv",
            "What a CV says about a person."),
        Tools = [],
        ToolMode = ChatToolMode.None,
    };

    private double Number(string name) => double.Parse(_settings[name], CultureInfo.InvariantCulture);

    private static string Read()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("ChatOps.Cvs.cv-extraction.md")
            ?? throw new InvalidOperationException("prompts/cv-extraction.md is missing from the assembly.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
