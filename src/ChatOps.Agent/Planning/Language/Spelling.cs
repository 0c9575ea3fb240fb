namespace ChatOps.Agent.Planning.Language;

/// <summary>Puts words with typos right, where one known word is clearly nearest (symmetric deletes: words that agree when a letter or two are left out).</summary>
internal sealed class Spelling
{
    private const int LongestWord = 30;

    private readonly HashSet<string> _known;
    private readonly Dictionary<string, List<string>> _byDeletion = new(StringComparer.Ordinal);
    private readonly IReadOnlyDictionary<string, int> _frequency;

    /// <param name="frequency">The words to correct to, with how often they are used.</param>
    public Spelling(IReadOnlyDictionary<string, int> frequency)
    {
        _frequency = frequency;
        _known = [.. frequency.Keys];
        foreach (var word in frequency.Keys.Where(w => w.Length is >= 4 and <= LongestWord && w.All(char.IsLetter)))
        {
            foreach (var deletion in Deletions(word))
            {
                if (!_byDeletion.TryGetValue(deletion, out var list))
                    _byDeletion[deletion] = list = [];
                list.Add(word);
            }
        }
    }

    /// <summary>Whether a word is known as it is.</summary>
    public bool Knows(string word) => _known.Contains(word);

    /// <summary>The nearest known word within the allowed typos; null if there is none, or the word is known.</summary>
    public string? Correct(string word)
    {
        if (word.Length is < 4 or > LongestWord || _known.Contains(word) || !word.All(char.IsLetter))
            return null;
        string? best = null;
        var (distance, frequency) = (EditDistance.Allowed(word.Length) + 1, 0);
        foreach (var candidate in Deletions(word).SelectMany(d => _byDeletion.GetValueOrDefault(d, [])))
        {
            var between = EditDistance.Between(word, candidate, EditDistance.Allowed(Math.Min(word.Length, candidate.Length)));
            if (between > EditDistance.Allowed(Math.Min(word.Length, candidate.Length)) || ((between > 1 || word.Length == 4) && candidate[0] != word[0]))
                continue;
            var used = _frequency[candidate];
            if (between < distance || (between == distance && used > frequency))
                (best, distance, frequency) = (candidate, between, used);
        }

        return best;
    }

    private static HashSet<string> Deletions(string word)
    {
        var deletions = new HashSet<string>(StringComparer.Ordinal) { word };
        for (var i = 0; i < word.Length; i++)
        {
            var once = word.Remove(i, 1);
            if (deletions.Add(once) && EditDistance.Allowed(word.Length) > 1)
            {
                for (var j = i; j < once.Length; j++)
                    deletions.Add(once.Remove(j, 1));
            }
        }

        return deletions;
    }
}
