using System.CommandLine;
using System.Text.RegularExpressions;
using ChatOps.Host.Commands;
using ChatOps.Tests.Fakes;

namespace ChatOps.Tests.Host;

/// <summary>The README's table of verbs against the command line.</summary>
public sealed partial class ReadmeVerbsTests
{
    [Fact]
    public void Readme_TableOfVerbs_NamesEachVerbOfTheCommandLineAndNoOther()
    {
        var verbs = Verbs(CommandLine.Create(), "").ToHashSet(StringComparer.Ordinal);
        var rows = File.ReadAllLines(Path.Combine(Samples.Repository, "README.md")).SkipWhile(l => !l.StartsWith("| `serve`", StringComparison.Ordinal)).TakeWhile(l => l.StartsWith('|')).ToArray();
        var named = rows.SelectMany(r => Code().Matches(FirstCell().Match(r).Value)).Select(m => Words().Match(m.Groups[1].Value).Value).ToHashSet(StringComparer.Ordinal);

        Assert.True(verbs.SetEquals(named), $"Missing in README.md: {List(verbs.Except(named))}. There, but no verb: {List(named.Except(verbs))}.");
    }

    private static string List(IEnumerable<string> verbs) => string.Join(", ", verbs.Order(StringComparer.Ordinal));

    private static IEnumerable<string> Verbs(Command command, string before) => command.Subcommands.Count == 0
        ? [before]
        : command.Subcommands.SelectMany(c => Verbs(c, $"{before} {c.Name}".Trim()));

    [GeneratedRegex(@"^\|(?:[^|\\]|\\.)*")]
    private static partial Regex FirstCell();

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Code();

    /// <summary>Verbs are small letters; what follows is an option or a name in capitals.</summary>
    [GeneratedRegex("^[a-z]+(?: [a-z]+)*(?= |$)")]
    private static partial Regex Words();
}
