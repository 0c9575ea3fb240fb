namespace ChatOps.Learning.Evaluation;

/// <summary>Where people stand by a score; equal scores stand in the order of people's numbers.</summary>
internal static class Places
{
    /// <summary>Place of one person, from 1.</summary>
    public static int Of(float[] scores, int person)
    {
        var place = 1;
        for (var p = 0; p < scores.Length; p++)
            place += scores[p] > scores[person] || (scores[p].Equals(scores[person]) && p < person) ? 1 : 0;
        return place;
    }

    /// <summary>The first few, best first.</summary>
    public static int[] First(float[] scores, int count)
    {
        var first = new List<int>(count + 1);
        for (var p = 0; p < scores.Length; p++)
        {
            var place = first.Count;
            while (place > 0 && scores[first[place - 1]] < scores[p])
                place--;
            if (place == count)
                continue;
            first.Insert(place, p);
            if (first.Count > count)
                first.RemoveAt(count);
        }

        return [.. first];
    }
}
