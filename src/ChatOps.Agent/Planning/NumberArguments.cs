using System.Globalization;
using ChatOps.Agent.Planning.Language;
using ChatOps.Agent.Plugins;

namespace ChatOps.Agent.Planning;

/// <summary>How many, how long, how good, which share.</summary>
internal static class NumberArguments
{
    public static IReadOnlyList<string> Number(ArgumentContract argument, Reading reading)
    {
        double? value = argument.Name switch
        {
            "top" => Top(reading),
            "share" => Share(reading),
            "hours" => reading.Numbers.Find("hours") ?? (reading.Numbers.Find("days") is { } days ? 8 * days : null),
            "quality" => reading.Numbers.Find("quality") is { } quality ? (reading.Numbers.IsPercent("quality") || quality > 1 && quality <= 100 ? quality / 100 : quality) : null,
            _ => reading.Numbers.Find(argument.Name),
        };
        return value is { } number && number >= argument.Least && number <= argument.Most ? [number.ToString("0.####", CultureInfo.InvariantCulture)] : [];
    }

    /// <summary>A bare number says how many: not one that belongs to an id, a time or a share.</summary>
    private static double? Top(Reading reading)
    {
        var words = reading.Text.Tokens;
        foreach (var number in reading.Text.Of(MentionKind.Number))
        {
            if (reading.IsInTitle(number) || reading.Text.Of(MentionKind.Task).Any(t => t.Overlaps(number)))
                continue;
            var (before, after) = (number.At > 0 ? words[number.At - 1].Word : "", number.End < words.Count ? words[number.End].Word : "");
            var isWord = !char.IsDigit(words[number.At].Word[0]);
            if (after is "h" or "hours" or "hrs" or "hour" or "days" or "percent" or "years" or "year" or "weeks" or "week" or "tasks" or "task" or "of" or "stunden" || before is "job" or "number" or "past")
                continue;
            // "one", "a couple": only where they clearly count people.
            if (number.Values[0] == "1" && isWord && !(after is "name" or "person" or "candidate" or "only" || before is "top" or "just" or "only"))
                continue;
            return double.Parse(number.Values[0], CultureInfo.InvariantCulture);
        }

        return null;
    }

    private static double? Share(Reading reading)
    {
        if (reading.Numbers.Find("share") is { } share)
            return share is > 0 and < 1 ? 100 * share : share;
        var words = $" {string.Join(' ', reading.Text.Tokens.Select(t => t.Word))} ";
        (string Word, double Percent)[] fractions = [(" half ", 50), (" a third ", 33), (" one third ", 33), (" a quarter ", 25), (" one quarter ", 25), (" a fifth ", 20), (" one fifth ", 20), (" a tenth ", 10), (" one in ten ", 10), (" one in five ", 20), (" one in four ", 25), (" halfte ", 50), (" mitad ", 50), (" moitie ", 50)];
        return fractions.Where(f => words.Contains(f.Word, StringComparison.Ordinal)).Select(f => (double?)f.Percent).FirstOrDefault();
    }
}
