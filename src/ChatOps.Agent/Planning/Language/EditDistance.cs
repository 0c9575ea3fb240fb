namespace ChatOps.Agent.Planning.Language;

/// <summary>Optimal string alignment distance: letters added, left out, changed, or two neighbours swapped (Damerau 1964).</summary>
internal static class EditDistance
{
    /// <summary>Typos that a word of this length may have and still be recognised.</summary>
    public static int Allowed(int length) => length switch
    {
        < 4 => 0,
        < 8 => 1,
        _ => 2,
    };

    /// <summary>The distance of two words, or <paramref name="most"/> + 1 if it is more than that.</summary>
    public static int Between(string a, string b, int most)
    {
        if (Math.Abs(a.Length - b.Length) > most)
            return most + 1;
        Span<int> before = stackalloc int[b.Length + 1];
        Span<int> last = stackalloc int[b.Length + 1];
        Span<int> row = stackalloc int[b.Length + 1];
        for (var j = 0; j <= b.Length; j++)
            last[j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            row[0] = i;
            var least = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var cost = a[i - 1] == b[j - 1] ? 0 : 1;
                row[j] = Math.Min(Math.Min(row[j - 1] + 1, last[j] + 1), last[j - 1] + cost);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    row[j] = Math.Min(row[j], before[j - 2] + 1);
                least = Math.Min(least, row[j]);
            }

            if (least > most)
                return most + 1;
            last.CopyTo(before);
            row.CopyTo(last);
        }

        return Math.Min(last[b.Length], most + 1);
    }
}
