using System.Globalization;
using ChatOps.Workforce.Sources;

namespace ChatOps.Learning.Ranking.Factors;

/// <summary>Reads ratings: lines of user, item, rating and time (a number), separated by tabs, as MovieLens writes them.</summary>
public sealed class RatingFile
{
    private readonly Dictionary<string, int> _users = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _items = new(StringComparer.Ordinal);

    /// <summary>Reads one file. Users and items keep their numbers over the files that one reader reads.</summary>
    /// <exception cref="SourceRefusedException">The file is missing, or a line is no rating; the message names file and line.</exception>
    public async Task<RatingLog> ReadAsync(string path, CancellationToken cancellationToken)
    {
        if (!File.Exists(path))
            throw new SourceRefusedException($"There is no file {path}.");
        var ratings = new List<(Rating Rating, double Time)>();
        var number = 0;
        await foreach (var line in File.ReadLinesAsync(path, cancellationToken))
        {
            number++;
            if (string.IsNullOrWhiteSpace(line))
                continue;
            if (line.Split('\t') is not [var user, var item, var value, ..] fields
                || !float.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var rating) || !float.IsFinite(rating))
                throw new SourceRefusedException($"{Path.GetFileName(path)}, line {number}: this is not user, item, rating and time with tabs between.");
            var time = 0.0;
            if (fields.Length > 3 && !double.TryParse(fields[3], NumberStyles.Float, CultureInfo.InvariantCulture, out time))
                throw new SourceRefusedException($"{Path.GetFileName(path)}, line {number}: '{fields[3]}' is not a time; write it as a number, e.g. seconds.");
            ratings.Add((new Rating(Number(_users, user), Number(_items, item), rating), time));
        }

        var ordered = ratings.OrderBy(r => r.Time).ToArray();
        return new RatingLog(
            [.. ordered.Select(r => r.Rating)],
            ordered.Length == 0 ? 0 : ordered[0].Time,
            ordered.Length == 0 ? 0 : ordered[^1].Time);
    }

    /// <summary>The ratings as a set that covers every user and item read so far.</summary>
    public RatingSet ToSet(RatingLog log) => new(log.Ratings, _users.Count, _items.Count);

    private static int Number(Dictionary<string, int> numbers, string name)
    {
        if (numbers.TryGetValue(name, out var number))
            return number;
        numbers.Add(name, numbers.Count);
        return numbers.Count - 1;
    }
}
