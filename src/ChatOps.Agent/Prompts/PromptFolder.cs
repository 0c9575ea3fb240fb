using YamlDotNet.Core;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace ChatOps.Agent.Prompts;

/// <summary>The folder <c>prompts/</c>: what the language model is told, and what the offline planner understands.</summary>
/// <param name="path">The folder.</param>
public sealed class PromptFolder(string path)
{
    private const string Fence = "---";

    private static readonly IDeserializer Yaml = new DeserializerBuilder().WithNamingConvention(CamelCaseNamingConvention.Instance).Build();

    /// <summary>The folder beside the program.</summary>
    public static PromptFolder Default { get; } = new(Path.Combine(AppContext.BaseDirectory, "prompts"));

    /// <summary>A prompt: front matter with its settings, then what the model is told.</summary>
    /// <exception cref="PromptUnreadableException">The file is missing, has no front matter, or its settings are not sound.</exception>
    public Prompt Read(string name)
    {
        var text = ReadText(name).ReplaceLineEndings("\n");
        var end = text.StartsWith(Fence + "\n", StringComparison.Ordinal) ? text.IndexOf($"\n{Fence}\n", StringComparison.Ordinal) : -1;
        if (end < 0)
            throw new PromptUnreadableException($"prompts/{name} has no front matter: it has to begin with settings between two lines of '{Fence}'.");
        var settings = Parse<PromptSettings>(name, text[(Fence.Length + 1)..end]);
        if (settings.Problem is { } problem)
            throw new PromptUnreadableException($"prompts/{name}: {problem}");
        return new Prompt(name, settings, text[(end + Fence.Length + 2)..].Trim());
    }

    /// <summary>Data in YAML.</summary>
    /// <exception cref="PromptUnreadableException">The file is missing or does not have this shape.</exception>
    public T ReadYaml<T>(string name) => Parse<T>(name, ReadText(name));

    /// <summary>The lines of all text files of a folder that say something, by file name without its ending; lines that begin with # are remarks.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> ReadLines(string folder)
    {
        try
        {
            return Directory.EnumerateFiles(Path.Combine(path, folder), "*.txt").Order(StringComparer.Ordinal).ToDictionary(
                f => Path.GetFileNameWithoutExtension(f),
                f => (IReadOnlyList<string>)[.. File.ReadLines(f).Select(l => l.Trim()).Where(l => l.Length > 0 && l[0] != '#')],
                StringComparer.Ordinal);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new PromptUnreadableException($"prompts/{folder} can't be read: {e.Message}", e);
        }
    }

    private static T Parse<T>(string name, string yaml)
    {
        try
        {
            return Yaml.Deserialize<T>(yaml) ?? throw new PromptUnreadableException($"prompts/{name} is empty.");
        }
        catch (YamlException e)
        {
            throw new PromptUnreadableException($"prompts/{name} is not sound, at {e.Start}: {e.InnerException?.Message ?? e.Message}", e);
        }
    }

    private string ReadText(string name)
    {
        try
        {
            return File.ReadAllText(Path.Combine(path, name));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new PromptUnreadableException($"prompts/{name} can't be read: {e.Message}", e);
        }
    }
}
