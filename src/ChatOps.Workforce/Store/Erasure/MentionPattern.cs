using System.Text.RegularExpressions;

namespace ChatOps.Workforce.Store.Erasure;

/// <summary>Finds what somebody is called in a text: whole words, in any case.</summary>
/// <param name="names">Full names, addresses.</param>
public sealed class MentionPattern(IReadOnlyList<string> names)
{
    private readonly Regex? _pattern = names.Count == 0 ? null : new Regex(
        string.Join('|', names.OrderByDescending(n => n.Length).Select(n => $@"(?<![\p{{L}}\p{{N}}]){Regex.Escape(n)}(?![\p{{L}}\p{{N}}])")), RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    /// <summary>Whether a text mentions them.</summary>
    public bool IsIn(string text) => _pattern?.IsMatch(text) == true;

    /// <summary>The text with something else in place of every mention.</summary>
    public string Replace(string text, string instead) => _pattern?.Replace(text, instead) ?? text;
}
