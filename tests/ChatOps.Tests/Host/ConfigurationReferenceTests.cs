using System.Text.RegularExpressions;
using ChatOps.Tests.Fakes;

namespace ChatOps.Tests.Host;

/// <summary>The configuration's reference is what the code says.</summary>
public sealed partial class ConfigurationReferenceTests
{
    private static readonly string Document = Path.Combine(Samples.Repository, "docs", "configuration.md");

    [Fact]
    public async Task Write_OptionsClasses_AreWhatTheDocumentSays()
    {
        var written = ConfigurationReference.Write();
        if (Environment.GetEnvironmentVariable("CHATOPS_WRITE_DOCS") == "1")
            await File.WriteAllTextAsync(Document, written);

        Assert.Equal(await File.ReadAllTextAsync(Document), written);
    }

    [Fact]
    public void Write_EverySetting_SaysWhatItIs()
    {
        var silent = Row().Matches(ConfigurationReference.Write()).Where(r => r.Groups[2].Value.Trim().Length == 0).Select(r => r.Groups[1].Value);

        Assert.Empty(silent);
    }

    [GeneratedRegex(@"^\| `([^`]+)` \|.*(?<!\\)\|([^|]*)\|$", RegexOptions.Multiline)]
    private static partial Regex Row();
}
