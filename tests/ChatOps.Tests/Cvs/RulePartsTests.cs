using System.Globalization;
using ChatOps.Cvs.Extraction.Rules;
using ChatOps.Cvs.Taxonomy;

namespace ChatOps.Tests.Cvs;

public sealed class RulePartsTests
{
    [Theory]
    [InlineData("Jan 2019 - Present", "2019-01", "present")]
    [InlineData("05/2014 – 11/2016", "2014-05", "2016-11")]
    [InlineData("2021-05-01 — 2023-05-01", "2021-05", "2023-05")]
    [InlineData("März 2018 bis heute", "2018-03", "present")]
    [InlineData("janvier 2015 à décembre 2017", "2015-01", "2017-12")]
    [InlineData("seit 2020", "2020", "present")]
    [InlineData("2010年9月 - 2014年7月", "2010-09", "2014-07")]
    [InlineData("2012-2016", "2012", "2016")]
    [InlineData("Sept. 2019 to date", "2019-09", "present")]
    public void Find_SpanOfDates_IsRead(string text, string start, string end)
    {
        var span = Dates.Find(text)!;

        Assert.Equal((start, end), (span.Start, span.End));
    }

    [Theory]
    [InlineData("No dates here")]
    [InlineData("Call 555-0199")]
    public void Find_NoDate_IsNull(string text) => Assert.Null(Dates.Find(text));

    [Theory]
    [InlineData("WORK EXPERIENCE (8)", "Work")]
    [InlineData("E D U C AT I O N", "Education")]
    [InlineData("Berufserfahrung", "Work")]
    [InlineData("Compétences techniques", "Skills")]
    [InlineData("Formación académica", "Education")]
    [InlineData("工作经历", "Work")]
    public void Of_Heading_IsKnown(string text, string kind) => Assert.Equal(kind, SectionHeadings.Of(text)?.ToString());

    [Fact]
    public void Of_OtherText_IsNone() => Assert.Null(SectionHeadings.Of("Highlights of the year"));

    [Theory]
    [InlineData("JS", "JavaScript")]
    [InlineData("react.js", "React")]
    [InlineData("K8S", "Kubernetes")]
    [InlineData("Amazon Web Services (AWS)", "Amazon Web Services")]
    [InlineData("Angular 12", "Angular")]
    [InlineData("c#", "C#")]
    [InlineData("C++", "C++")]
    public void Find_Alias_IsMapped(string text, string name) => Assert.Equal(name, SkillTaxonomy.Standard.Find(text));

    [Fact]
    public void Count_IsAtLeastSixHundred() => Assert.True(SkillTaxonomy.Standard.Count >= 600, SkillTaxonomy.Standard.Count.ToString(CultureInfo.InvariantCulture));
}
