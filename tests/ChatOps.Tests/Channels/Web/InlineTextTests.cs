using ChatOps.Channels.Web;
using CsCheck;

namespace ChatOps.Tests.Channels.Web;

public sealed class InlineTextTests
{
    [Fact]
    public void Parse_BoldItalicAndParagraphs_AreCutApart()
    {
        var paragraphs = InlineText.Parse("**Ann** is *best*.\n\nSecond <b>one</b>");

        Assert.Equal(
            [new("Ann", TextStyle.Bold), new(" is ", TextStyle.Plain), new("best", TextStyle.Italic), new(".", TextStyle.Plain)],
            paragraphs[0]);
        Assert.Equal([new TextRun("Second <b>one</b>", TextStyle.Plain)], paragraphs[1]);
    }

    [Theory]
    [InlineData("2 * 3 = 6")]
    [InlineData("**")]
    [InlineData("a ** b")]
    [InlineData("<script>alert(1)</script>")]
    public void Parse_WhatIsNoMarkup_StaysAsItIs(string text) =>
        Assert.Equal(text, string.Concat(InlineText.Parse(text).SelectMany(p => p).Select(r => r.Text)));

    [Fact]
    public void Parse_AnyText_LosesNothingButMarksAndBlankLines() => Gen.String.Sample(text =>
    {
        static string Letters(string s) => string.Concat(s.Where(c => c != '*' && !char.IsWhiteSpace(c)));

        Assert.Equal(Letters(text), Letters(string.Concat(InlineText.Parse(text).SelectMany(p => p).Select(r => r.Text))));
    });
}
