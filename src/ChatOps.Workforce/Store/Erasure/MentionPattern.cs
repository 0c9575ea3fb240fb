using System.Text.RegularExpressions;

namespace ChatOps.Workforce.Store.Erasure;

/// <summary>Finds what somebody is called in a text: whole words, in any case; phone numbers however they are written.</summary>
/// <param name="names">Full names, addresses, the last digits of phone numbers.</param>
public sealed class MentionPattern(IReadOnlyList<string> names)
{
    private const int FewestDigits = 7;

    private readonly Regex? _pattern = names.Count == 0 ? null : new Regex(
        string.Join('|', names.OrderByDescending(n => n.Length).Select(n => $@"(?<![\p{{L}}\p{{N}}]){(IsPhone(n) ? PhoneOf(n) : Regex.Escape(n))}(?![\p{{L}}\p{{N}}])")), RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    /// <summary>Whether a name is the end of a phone number: digits only, and as many as no other number is likely to share.</summary>
    public static bool IsPhone(string name) => name.Length >= FewestDigits && name.All(char.IsAsciiDigit);

    /// <summary>Whether a text mentions them.</summary>
    public bool IsIn(string text) => _pattern?.IsMatch(text) == true;

    /// <summary>The text with something else in place of every mention.</summary>
    public string Replace(string text, string instead) => _pattern?.Replace(text, instead) ?? text;

    /// <summary>The digits with what people write between them, after a country or area code of up to six digits.</summary>
    private static string PhoneOf(string digits)
    {
        const string Between = @"[\s().\-/]{0,3}";
        return $@"\+?(?:\(?\d{Between}){{0,6}}?{string.Join(Between, digits.ToCharArray())}";
    }
}
