using System.Text.RegularExpressions;
using ChatOps.Agent.Planning.Language;

namespace ChatOps.Agent.Planning;

/// <summary>Words that are taken as they were written: what to put into a CV's field, feedback, what help is wanted with.</summary>
internal static partial class TextArguments
{
    public static string? Field(Reading reading)
    {
        if (reading.Text.First(MentionKind.Email) is not null && !reading.Text.Of(MentionKind.CvField).Any(f => f.Values[0] == "personalInfo.links"))
            return "personalInfo.email";
        return reading.Text.Of(MentionKind.CvField).OrderBy(m => m.Values[0] is "personalInfo.phone" && reading.Text.Tokens[m.At].Word is "number" or "mobile" or "cell" ? 1 : 0).ThenBy(m => m.At).FirstOrDefault()?.Values[0]
            ?? (PhoneNumber().IsMatch(reading.Text.Text) ? "personalInfo.phone" : reading.Text.First(MentionKind.Skill) is not null ? "skills" : null);
    }

    public static string? Text(string name, Reading reading)
    {
        var written = reading.Text.Text;
        switch (name)
        {
            case "value":
                var field = Field(reading);
                if (field == "personalInfo.email")
                    return RightOne(reading.Text.Of(MentionKind.Email).Select(m => m.Values[0]).ToArray(), written);
                if (field == "personalInfo.phone")
                    return RightOne([.. PhoneNumber().Matches(written).Select(m => m.Value.Trim())], written);
                if (field == "skills" && reading.Text.First(MentionKind.Skill) is { } skill)
                    return skill.Values[0];
                if (Quoted().Match(written) is { Success: true } quotedValue)
                    return quotedValue.Groups[1].Value;
                return ValueAfter().Match(written) is { Success: true } value ? value.Groups[1].Value.Trim(' ', '.', '!', '"', '\'') : null;
            case "feedback":
                if (Feedback().Match(written) is { Success: true } feedback)
                    return feedback.Groups[1].Value.Trim(' ', '.', '"', '\'', '“', '”');
                return Quoted().Match(written) is { Success: true } quoted && !reading.Text.Of(MentionKind.Task).Any(t => t.IsSure && quoted.Groups[1].Value.Contains(t.Said, StringComparison.OrdinalIgnoreCase)) ? quoted.Groups[1].Value : null;
            case "topic":
                return HelpTopic().Match(written) is { Success: true } topic ? topic.Groups[1].Value.Trim(' ', '?', '.', '!') : null;
            default:
                return null;
        }
    }

    /// <summary>Of "a, not b" the first, of "not a but b" the last.</summary>
    private static string? RightOne(string[] values, string written) => values.Length switch
    {
        0 => null,
        1 => values[0],
        _ => NotFirst().IsMatch(written[..written.IndexOf(values[1], StringComparison.Ordinal)]) ? values[0] : values[^1],
    };

    [GeneratedRegex(@"\+?\d[\d\s()./-]{4,}\d")]
    private static partial Regex PhoneNumber();

    [GeneratedRegex("[\"“„«']([^\"”“»]{1,400})[\"”“»']")]
    private static partial Regex Quoted();

    [GeneratedRegex(@".*(?:\bis (?:actually |really |spelled |spelt |written )?|\bit'?s (?:actually |really )?|\bto\b|\bshould (?:be|say|read)\b|\bwith\b|\bby\b|\bas\b|\bes\b|\best\b|\bauf\b|\blautet\b|\bist\b|\ba\b|\blives in\b|:|=)\s*(.+)$", RegexOptions.IgnoreCase | RegexOptions.Singleline)]
    private static partial Regex ValueAfter();

    [GeneratedRegex("(?:feedback|comment|note that|notes?|remark|kommentar|comentario|commentaire)\\s*(?:is|was|that|:|-)+\\s*[\"“]?(.{2,400})$", RegexOptions.IgnoreCase | RegexOptions.Singleline)]
    private static partial Regex Feedback();

    [GeneratedRegex(@"\b(?:help|hilfe|ayuda|aide)\b(?: me)?\s+(?:with|on|about|for|regarding|mit|bei|zu|con|sobre|avec|sur)\s+(?:the |a |an |my )?(.{2,60})$", RegexOptions.IgnoreCase)]
    private static partial Regex HelpTopic();

    [GeneratedRegex(@"\bnot\b|\bnicht\b|\bno\b|\bpas\b", RegexOptions.IgnoreCase)]
    private static partial Regex NotFirst();
}
