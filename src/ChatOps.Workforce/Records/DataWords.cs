using System.Collections.Frozen;
using System.Text;

namespace ChatOps.Workforce;

/// <summary>The words that data writes enum values with: <c>MID_LEVEL</c> for <see cref="Seniority.MidLevel"/> (design document §8.2).</summary>
/// <typeparam name="TEnum">An enum of this project.</typeparam>
public static class DataWords<TEnum>
    where TEnum : struct, Enum
{
    private static readonly FrozenDictionary<TEnum, string> ByValue = Enum.GetValues<TEnum>().ToFrozenDictionary(v => v, Spell);

    /// <summary>As data nearly always has them.</summary>
    private static readonly FrozenDictionary<string, TEnum> BySpelling = ByValue.ToFrozenDictionary(p => p.Value, p => p.Key, StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, TEnum> ByWord =
        ByValue.ToFrozenDictionary(p => Fold(p.Value), p => p.Key, StringComparer.Ordinal);

    /// <summary>All words, in the enum's order.</summary>
    public static IReadOnlyList<string> All { get; } = [.. Enum.GetValues<TEnum>().Select(v => ByValue[v])];

    /// <summary>The word for a value.</summary>
    public static string Of(TEnum value) => ByValue[value];

    /// <summary>Reads a word, whatever its case and whether it is written with <c>_</c>, <c>-</c> or spaces.</summary>
    public static bool TryParse(string word, out TEnum value) => BySpelling.TryGetValue(word, out value) || ByWord.TryGetValue(Fold(word), out value);

    private static string Spell(TEnum value)
    {
        var word = new StringBuilder();
        foreach (var letter in value.ToString())
        {
            if (char.IsUpper(letter) && word.Length > 0)
                word.Append('_');
            word.Append(char.ToUpperInvariant(letter));
        }

        return word.ToString();
    }

    private static string Fold(string word) => string.Concat(word.Where(char.IsLetterOrDigit)).ToUpperInvariant();
}
