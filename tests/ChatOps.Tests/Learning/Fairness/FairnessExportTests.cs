using System.Text.RegularExpressions;
using System.Xml.Linq;
using ChatOps.Learning.Fairness;

namespace ChatOps.Tests.Learning.Fairness;

public sealed partial class FairnessExportTests
{
    private static readonly FairnessReport Report = Build();

    [Fact]
    public void Csv_AllGroups_AreOneRowEachWithAllColumns()
    {
        var lines = FairnessCsv.Write(Report).TrimEnd('\n').Split('\n');

        Assert.Equal(1 + Report.Groupings.Sum(g => g.Groups.Count), lines.Length);
        Assert.StartsWith("as_of,model_version,tasks,", lines[0], StringComparison.Ordinal);
        Assert.Contains(lines, l => l.Contains("2026-11-24,0,40,5,department,false,false,D1,false,40,0.333333,1600,", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("=1+1")]
    [InlineData("@SUM(A1)")]
    [InlineData("+1")]
    [InlineData("-1")]
    public void Csv_ValueThatASpreadsheetWouldRun_IsEscaped(string value) =>
        Assert.DoesNotContain("," + value, FairnessCsv.Write(WithGroup(value)), StringComparison.Ordinal);

    [Fact]
    public void Html_Page_IsWellFormedAndFetchesNothing()
    {
        var html = FairnessHtml.Write(Report);
        var page = XDocument.Parse(VoidElements().Replace(html, m => m.Value[..^1] + "/>").Replace("<!DOCTYPE html>", "", StringComparison.Ordinal));

        Assert.Equal("en", page.Root!.Attribute("lang")!.Value);
        Assert.NotEmpty(page.Descendants("title").Single().Value);
        Assert.Single(page.Descendants("h1"));
        Assert.All(page.Descendants("table"), t => Assert.NotEmpty(t.Element("caption")!.Value));
        Assert.All(page.Descendants("th"), th => Assert.Contains(th.Attribute("scope")!.Value, new[] { "row", "col" }));
        Assert.All(page.Descendants("tbody").Elements("tr"), tr => Assert.Single(tr.Elements("th")));
        Assert.Equal(Report.Groupings.Count + 1, page.Descendants("table").Count());
        Assert.DoesNotContain("http", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<script", html, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("@media print", html, StringComparison.Ordinal);
        Assert.Contains("no pass mark", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Html_NamesWithMarkup_AreText()
    {
        var html = FairnessHtml.Write(WithGroup("<img src=x onerror=alert(1)>"));

        Assert.DoesNotContain("<img", html, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("&lt;img src=x", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Html_RejectedRows_AreNamed()
    {
        var html = FairnessHtml.Write(Report with { Rejected = [new("audit.csv", 7, "sex", "The value is longer than 100 characters.")], UnknownIds = ["U9"] });

        Assert.Contains("audit.csv, line 7: The value is longer", html, StringComparison.Ordinal);
        Assert.Contains("U9", html, StringComparison.Ordinal);
    }

    private static FairnessReport WithGroup(string name) => Report with
    {
        Groupings = [Report.Groupings[0] with { Groups = [Report.Groupings[0].Groups[0] with { Name = name }] }],
    };

    private static FairnessReport Build() =>
        FairnessAuditTests.Run(FairnessAuditTests.World(1, (p, level) => p % 3 == 0 && level < 5 ? 0 : level), FairnessAuditTests.Audit(p => p % 2 == 0));

    [GeneratedRegex("<meta [^>]*>")]
    private static partial Regex VoidElements();
}
