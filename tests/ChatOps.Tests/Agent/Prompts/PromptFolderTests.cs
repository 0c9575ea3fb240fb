using ChatOps.Agent.Planning.Language;
using ChatOps.Agent.Plugins;
using ChatOps.Agent.Prompts;

namespace ChatOps.Tests.Agent.Prompts;

public sealed class PromptFolderTests : IDisposable
{
    private const string Settings = "---\ntemperature: 0.2\ntopP: 0.9\ntopK: 10\nmaxOutputTokens: 16384\n---\n";

    private readonly string _folder = Directory.CreateTempSubdirectory("chatops-prompts-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Read_FrontMatterAndText_AreTakenApart()
    {
        var prompt = Read(Settings + "\nYou are a colleague.\n");

        Assert.Equal((0.2, 0.9, 10, 16384), (prompt.Settings.Temperature, prompt.Settings.TopP, prompt.Settings.TopK, prompt.Settings.MaxOutputTokens));
        Assert.Equal("You are a colleague.", prompt.Text);
    }

    [Theory]
    [InlineData("You are a colleague.", "no front matter")]
    [InlineData("---\ntemperature: 0.2\n", "no front matter")]
    [InlineData("---\ntemperature: warm\ntopP: 0.9\n---\nx", "not sound")]
    [InlineData("---\ntemperature: 0.2\nhumour: 11\n---\nx", "not sound")]
    [InlineData("---\ntemperature: 3\ntopP: 0.9\ntopK: 10\nmaxOutputTokens: 1\n---\nx", "temperature")]
    [InlineData("---\ntemperature: 0\ntopP: 0\ntopK: 10\nmaxOutputTokens: 1\n---\nx", "topP")]
    [InlineData("---\ntemperature: 0\ntopP: 1\nmaxOutputTokens: 1\n---\nx", "topK")]
    public void Read_NotSound_SaysWhichFileAndWhy(string content, string part)
    {
        var error = Assert.Throws<PromptUnreadableException>(() => Read(content));

        Assert.Contains("prompts/p.md", error.Message, StringComparison.Ordinal);
        Assert.Contains(part, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_Missing_SaysSo() => Assert.Throws<PromptUnreadableException>(() => new PromptFolder(_folder).Read("none.md"));

    [Fact]
    public void Lexicon_OfTheRepository_NamesOnlyValuesOfTheContract()
    {
        var lexicon = Lexicon.Load(PromptFolder.Default);
        (IEnumerable<string> Named, string Argument)[] sets =
        [
            (lexicon.File.Priority.Keys, "priority"), (lexicon.File.Status.Keys, "status"), (lexicon.File.Period.Keys, "period"), (lexicon.File.Source.Keys, "source"),
            (lexicon.File.Kind.Keys, "kind"), (lexicon.File.Model.Keys, "model"), (lexicon.File.Level.Keys, "level"), (lexicon.File.Seniority.Keys, "seniority"),
        ];

        Assert.All(sets, s => Assert.Equal(
            FunctionCatalogue.All.SelectMany(f => f.Arguments).First(a => a.Name == s.Argument).Choices.Order(), s.Named.Order()));
    }

    [Fact]
    public void Examples_OfTheRepository_AreForFunctionsAndDialogueActsOnly()
    {
        var intents = PromptFolder.Default.ReadLines("understanding/intents");

        Assert.All(FunctionCatalogue.All, f => Assert.True(intents[f.Name].Count >= 20, f.Name));
        Assert.All(intents.Keys, i => Assert.True(FunctionCatalogue.Find(i) is not null || i == "none" || i.StartsWith("dialogue.", StringComparison.Ordinal), i));
    }

    private Prompt Read(string content)
    {
        File.WriteAllText(Path.Combine(_folder, "p.md"), content);
        return new PromptFolder(_folder).Read("p.md");
    }
}
