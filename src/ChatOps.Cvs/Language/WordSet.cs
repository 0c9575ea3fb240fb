namespace ChatOps.Cvs.Language;

/// <summary>Words and phrases that are looked for in text, compared as <see cref="Folding.Key"/> makes them.</summary>
internal sealed class WordSet
{
    private readonly HashSet<string> _words;
    private readonly int _longest;
    private readonly string[] _parts;

    /// <param name="words">Whole words or phrases.</param>
    /// <param name="parts">Ends of words, and for scripts without spaces, anything within.</param>
    public WordSet(IEnumerable<string> words, IEnumerable<string>? parts = null)
    {
        _words = words.Select(Folding.Key).Where(w => w.Length > 0).ToHashSet(StringComparer.Ordinal);
        _longest = _words.Count == 0 ? 0 : _words.Max(w => w.Count(c => c == ' ') + 1);
        _parts = parts?.Select(Folding.Key).Where(p => p.Length > 0).ToArray() ?? [];
    }

    /// <summary>Whether a whole text is one of the words.</summary>
    public bool Is(string text) => _words.Contains(Folding.Key(text));

    /// <summary>How many words of a text are covered by words of the set.</summary>
    public int Count(string text) => CountKey(Folding.Key(text));

    public bool Any(string text) => Count(text) > 0;

    private int CountKey(string key)
    {
        if (key.Length == 0)
            return 0;
        var words = key.Split(' ');
        var count = 0;
        for (var at = 0; at < words.Length;)
        {
            var found = 0;
            for (var n = Math.Min(_longest, words.Length - at); n > 0 && found == 0; n--)
            {
                if (_words.Contains(n == 1 ? words[at] : string.Join(' ', words, at, n)))
                    found = n;
            }

            if (found == 0 && Array.Exists(_parts, p => words[at].Length > p.Length && (words[at].EndsWith(p, StringComparison.Ordinal) || p[0] >= 0x2E80 && words[at].Contains(p, StringComparison.Ordinal)) || words[at] == p))
                found = 1;
            count += found;
            at += Math.Max(1, found);
        }

        return count;
    }
}
