using System.Globalization;

namespace ChatOps.Agent.Training;

/// <summary>Reads a five-field cron expression back in words; one that is out of the ordinary is quoted as it is.</summary>
internal static class CronWords
{
    private static readonly string[] Days = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

    /// <summary>E.g. <c>0 2 * * 1</c>: "every Monday at 02:00".</summary>
    public static string Of(string cron)
    {
        if (cron.Split(' ', StringSplitOptions.RemoveEmptyEntries) is not [var minute, var hour, var day, var month, var weekday])
            return $"'{cron}'";
        var when = (day, month, weekday) switch
        {
            ("*", "*", "*") => "every day",
            ("*", "*", "1-5") => "Monday to Friday",
            ("*", "*", _) when weekday.Split(',').All(w => Number(w) is >= 0 and <= 7) => "every " + Join([.. weekday.Split(',').Select(w => Days[Number(w)!.Value])]),
            ("L", "*", "*") => "on the last day of every month",
            (_, "*", "*") when Number(day) is >= 1 and <= 31 and var number => $"on the {Ordinal(number)} of every month",
            (_, ['*', '/', .. var every], "*") when Number(day) is >= 1 and <= 31 and var number && Number(every) is { } months => $"on the {Ordinal(number)} of every {Ordinal(months)} month",
            _ => null,
        };
        if (when is null)
            return $"'{cron}'";
        return (minute, hour) switch
        {
            _ when Number(minute) is >= 0 and <= 59 and var m && Number(hour) is >= 0 and <= 23 and var h => string.Create(CultureInfo.InvariantCulture, $"{when} at {h:00}:{m:00}"),
            _ when Number(minute) is >= 0 and <= 59 and var m && hour.Split(',') is { Length: > 1 } hours && hours.All(x => Number(x) is >= 0 and <= 23) =>
                $"{when} at {Join([.. hours.Select(x => string.Create(CultureInfo.InvariantCulture, $"{Number(x):00}:{m:00}"))])}",
            ("0", "*") => when == "every day" ? "every hour" : $"{when}, every hour",
            ("0", ['*', '/', .. var every]) when Number(every) is { } h => when == "every day" ? $"every {h} hours" : $"{when}, every {h} hours",
            (['*', '/', .. var every], "*") when Number(every) is { } m => when == "every day" ? $"every {m} minutes" : $"{when}, every {m} minutes",
            _ => $"'{cron}'",
        };
    }

    private static int? Number(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static string Join(string[] words) => words.Length == 1 ? words[0] : $"{string.Join(", ", words.SkipLast(1))} and {words[^1]}";

    private static string Ordinal(int number) => number + (number % 100 is 11 or 12 or 13 ? "th" : (number % 10) switch { 1 => "st", 2 => "nd", 3 => "rd", _ => "th" });
}
