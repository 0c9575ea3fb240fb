using System.Globalization;
using System.Text;

namespace ChatOps.Learning.Ranking.Affinity;

/// <summary>
/// Words and pairs of neighbouring words of a text, weighted by how rare they are among the texts learned so far (TF-IDF; Salton and Buckley
/// 1988) and scaled to length 1.
/// </summary>
internal sealed class TextKeys
{
    /// <summary>Words of a text that are read; a pasted log file says no more with its later lines.</summary>
    private const int MaxWords = 400;

    private const int MaxWordLength = 40;

    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly List<int> _texts = [];
    private int _learned;

    /// <summary>Takes a text's words into the frequencies.</summary>
    public void Learn(string text)
    {
        _learned++;
        foreach (var term in Terms(text).Distinct(StringComparer.Ordinal))
        {
            if (!_numbers.TryGetValue(term, out var number))
            {
                _numbers.Add(term, number = _texts.Count);
                _texts.Add(0);
            }

            _texts[number]++;
        }
    }

    /// <summary>The terms that were learned before, with their weights; empty for a text without any.</summary>
    public (int Key, float Value)[] Weigh(string text)
    {
        var terms = Terms(text).GroupBy(t => t, StringComparer.Ordinal)
            .Where(t => _numbers.ContainsKey(t.Key))
            .Select(t => (Key: _numbers[t.Key], Value: (1 + Math.Log(t.Count())) * Rarity(_numbers[t.Key])))
            .ToArray();
        var length = Math.Sqrt(terms.Sum(t => t.Value * t.Value));
        return length > 0 ? [.. terms.Select(t => (t.Key, (float)(t.Value / length)))] : [];
    }

    private double Rarity(int term) => Math.Log((1.0 + _learned) / (1 + _texts[term])) + 1;

    private static IEnumerable<string> Terms(string text)
    {
        string? before = null;
        foreach (var word in Words(text).Take(MaxWords))
        {
            yield return word;
            if (before is not null)
                yield return before + ' ' + word;
            before = word;
        }
    }

    private static IEnumerable<string> Words(string text)
    {
        var word = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune))
            {
                if (word.Length < MaxWordLength)
                    word.Append(Rune.ToLower(rune, CultureInfo.InvariantCulture));
            }
            else if (word.Length > 0)
            {
                yield return word.ToString();
                word.Clear();
            }
        }

        if (word.Length > 0)
            yield return word.ToString();
    }
}
