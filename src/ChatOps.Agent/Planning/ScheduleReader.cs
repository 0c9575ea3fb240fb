using System.Globalization;
using System.Text.RegularExpressions;
using ChatOps.Agent.Planning.Language;
using Cronos;

namespace ChatOps.Agent.Planning;

/// <summary>
/// From words to a five-field cron expression (minute, hour, day of month, month, day of week; Sunday is 0): "every Monday at 2 in the morning"
/// is <c>0 2 * * 1</c>. A cron expression in the text is taken as it is. Where no time is said it is 02:00, the time of the document's own jobs.
/// </summary>
internal sealed partial class ScheduleReader(Lexicon lexicon)
{
    private const string UsualHour = "2";

    private readonly PhraseTable<string> _days = Table(lexicon.File.Days.SelectMany(d => d.Value.Select(p => (p, d.Key))));
    private readonly HashSet<string> _months = [.. lexicon.File.Months];
    private readonly HashSet<string> _hours = [.. lexicon.File.Hours];
    private readonly HashSet<string> _minutes = [.. lexicon.File.Minutes];
    private readonly HashSet<string> _weeks = [.. lexicon.File.Weeks];
    private readonly PhraseTable<bool> _halfDays = Table(lexicon.File.Afternoon.Select(p => (p, true)).Concat(lexicon.File.Morning.Select(p => (p, false))));

    /// <summary>The expression; null if the text says no schedule, or one that can't be kept ("every 99 months").</summary>
    public string? Read(LinkedText text) => Words(text) is { } cron && CronExpression.TryParse(cron, out _) ? cron : null;

    private string? Words(LinkedText text)
    {
        if (Cron().Match(text.Text) is { Success: true } cron)
            return string.Join(' ', cron.Value.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

        var words = text.Tokens.Select(t => t.Word).ToArray();
        if (Interval(text, words) is { } interval)
            return interval;

        var weekdays = text.Of(MentionKind.Weekday).Select(m => m.Values[0]).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToArray();
        var range = WeekdayRange(text, words);
        var days = _days.In(text.Tokens).Select(d => d.Value).ToArray();
        var named = days.FirstOrDefault(d => d != "*");
        var isMonthly = words.Any(_months.Contains);
        var isWeekly = words.Any(_weeks.Contains);
        var isDaily = days.Contains("*");
        if (weekdays.Length == 0 && named is null && !isMonthly && !isWeekly && !isDaily && !EveryDay().IsMatch(string.Join(' ', words)))
            return null;

        var (hour, minute, timeAt) = Time(text, words);
        if (isMonthly)
            return $"{minute} {hour} {DayOfMonth(text, words, timeAt)} {EveryMonths(text, words)} *";
        var dayOfWeek = range ?? (weekdays.Length > 0 ? string.Join(',', weekdays) : named ?? (isWeekly ? "1" : "*"));
        return $"{minute} {hour} * * {dayOfWeek}";
    }

    private static PhraseTable<T> Table<T>(IEnumerable<(string Phrase, T Value)> phrases)
    {
        var table = new PhraseTable<T>();
        foreach (var (phrase, value) in phrases)
            table.Add(phrase, value);
        return table.Seal();
    }

    /// <summary>"Every 6 hours", "hourly", "every 30 minutes", "twice a day", "every other hour".</summary>
    private string? Interval(LinkedText text, string[] words)
    {
        for (var i = 0; i < words.Length; i++)
        {
            var isMinutes = _minutes.Contains(words[i]);
            if (!isMinutes && !_hours.Contains(words[i]))
                continue;
            var before = i > 0 ? NumberAt(words[i - 1]) : null;
            if (i > 0 && words[i - 1] is "other" or "second" && !isMinutes)
                before = 2;
            if (before is { } every && (i < 2 || words[i - 2] is not ("at" or "um")))
                return every < 1 || every > (isMinutes ? 59 : 24) ? null : isMinutes ? $"*/{every:0} * * * *" : every == 24 ? $"0 {UsualHour} * * *" : every == 1 ? "0 * * * *" : $"0 */{every:0} * * *";
            if (words[i] is "hourly" or "stundlich" || (i > 0 && words[i - 1] is "every" or "each" or "jede" or "cada" or "chaque"))
                return isMinutes ? "* * * * *" : "0 * * * *";
        }

        return TwiceADay().IsMatch(string.Join(' ', words)) && !text.Tokens.Any(t => t.Word.Contains(':', StringComparison.Ordinal)) ? $"0 {UsualHour},14 * * *" : null;
    }

    /// <summary>"Monday to Friday".</summary>
    private static string? WeekdayRange(LinkedText text, string[] words)
    {
        var mentions = text.Of(MentionKind.Weekday).ToArray();
        for (var i = 0; i + 1 < mentions.Length; i++)
        {
            var between = words[mentions[i].End..mentions[i + 1].At];
            if (between is ["to"] or ["through"] or ["till"] or ["until"] or ["bis"] or ["a"] or ["au"] or ["thru"] || (between.Length == 0 && text.Text.AsSpan(text.Tokens[mentions[i].At].Start, text.Tokens[mentions[i + 1].At].Start - text.Tokens[mentions[i].At].Start).Contains('-')))
                return $"{mentions[i].Values[0]}-{(mentions[i + 1].Values[0] == "0" ? "7" : mentions[i + 1].Values[0])}";
        }

        return null;
    }

    private string EveryMonths(LinkedText text, string[] words)
    {
        for (var i = 1; i < words.Length; i++)
        {
            if (_months.Contains(words[i]) && NumberAt(words[i - 1]) is { } every and > 1 && i > 1 && words[i - 2] is "every" or "alle" or "cada")
                return $"*/{every:0}";
        }

        return text.Text.Contains("quarterly", StringComparison.OrdinalIgnoreCase) ? "*/3" : "*";
    }

    private string DayOfMonth(LinkedText text, string[] words, int timeAt)
    {
        for (var i = 0; i < words.Length; i++)
        {
            if (i != timeAt && OrdinalNumber().Match(words[i]) is { Success: true } ordinal)
                return ordinal.Groups[1].Value;
            if (words[i] is "last" or "letzten" or "ultimo" or "dernier" && i + 1 < words.Length && words[i + 1] is "day" or "tag" or "dia" or "jour")
                return "L";
        }

        if (text.First(MentionKind.Ordinal) is { } named)
            return named.Values[0];
        for (var i = 1; i < words.Length; i++)
        {
            if (i != timeAt && words[i - 1] is "day" or "the" or "on" or "am" or "dia" or "el" or "le" or "jour" && NumberAt(words[i]) is { } day and >= 1 and <= 31)
                return day.ToString("0", CultureInfo.InvariantCulture);
        }

        return "1";
    }

    /// <summary>The time of day, and the token that says it.</summary>
    private (string Hour, string Minute, int At) Time(LinkedText text, string[] words)
    {
        if (text.First(MentionKind.Clock) is { } clock)
        {
            var (h, m) = (clock.Values[0][..2], clock.Values[0][3..]);
            return (int.Parse(h, CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture), int.Parse(m, CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture), clock.At);
        }

        bool? isAfternoon = null;
        foreach (var (_, _, afternoon) in _halfDays.In(text.Tokens))
            isAfternoon ??= afternoon;
        if (isAfternoon == false && _halfDays.In(text.Tokens).Any(h => h.Value))
            isAfternoon = null; // "every night at 3 am", "every morning at 7 pm": the one beside the number decides below

        for (var i = 0; i < words.Length; i++)
        {
            if (ClockTime().Match(words[i]) is { Success: true } time)
                return Hour(int.Parse(time.Groups[1].Value, CultureInfo.InvariantCulture), time.Groups[2].Value, i);
        }

        for (var i = 0; i < words.Length; i++)
        {
            if (HourWord().Match(words[i]) is { Success: true } attached)
            {
                var half = attached.Groups[2].Value;
                return Hour(int.Parse(attached.Groups[1].Value, CultureInfo.InvariantCulture), attached.Groups[3].Success ? attached.Groups[3].Value : "0", i, half == "pm" ? true : half == "am" ? false : null);
            }

            if (NumberAt(words[i]) is not { } number || number > 24 || text.Mentions.Any(m => m.Kind is MentionKind.Version or MentionKind.Task && m.At <= i && i < m.End))
                continue;
            var before = i > 0 ? words[i - 1] : "";
            var after = i + 1 < words.Length ? words[i + 1] : "";
            var isTime = before is "at" or "um" or "las" or "a" or "by" or "around" or "gegen" or "ab" or "past" or "clock"
                || after is "am" or "pm" or "a.m" or "p.m" or "uhr" or "oclock" or "h" or "heures" or "o" or "in"
                || (i > 0 && (text.Of(MentionKind.Weekday).Any(m => m.End == i) || _days.In(text.Tokens).Any(d => d.At + d.Count == i)))
                || (after.Length > 0 && text.Of(MentionKind.Weekday).Any(m => m.At == i + 1));
            if (!isTime || _months.Contains(after) || _hours.Contains(after) && after is not ("h" or "heures"))
                continue;
            if (before == "past" && i > 1 && words[i - 2] == "half")
                return Hour((int)number, "30", i);
            if (before == "past" && i > 1 && words[i - 2] == "quarter")
                return Hour((int)number, "15", i);
            var minutes = after is "uhr" or "h" or "heures" or "y" && i + 2 < words.Length && NumberAt(words[i + 2]) is { } m && m < 60 ? m.ToString("0", CultureInfo.InvariantCulture) : "0";
            if (i + 2 < words.Length && after is "and" or "y" && words[i + 2] is "half" or "media")
                minutes = "30";
            return Hour((int)number, minutes, i, after is "pm" or "p.m" ? true : after is "am" or "a.m" ? false : null);
        }

        return (UsualHour, "0", -1);

        (string, string, int) Hour(int hour, string minutes, int at, bool? half = null)
        {
            half ??= at + 1 < words.Length && words[at + 1] is "pm" or "p.m" ? true : at + 1 < words.Length && words[at + 1] is "am" or "a.m" ? false : Said(at);
            if (half == true && hour is > 0 and < 12)
                hour += 12;
            else if (half == false && hour == 12)
                hour = 0;
            return ((hour % 24).ToString(CultureInfo.InvariantCulture), int.Parse(minutes.Length == 0 ? "0" : minutes, CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture), at);
        }

        // "at 2 in the morning" is said after the number; "every evening at 8" before it. "Every night at 3" is 03:00: nights are short hours.
        bool? Said(int at)
        {
            foreach (var (place, _, afternoon) in _halfDays.In(text.Tokens))
            {
                if (place > at && place <= at + 2 && words[place] != "night")
                    return afternoon;
            }

            return isAfternoon == true && Evening().IsMatch(string.Join(' ', words)) ? true : isAfternoon == false ? false : null;
        }
    }

    private double? NumberAt(string word) => NumberText.Read(lexicon.Numbers.GetValueOrDefault(word, word));

    [GeneratedRegex(@"(?<![\w*/,-])(\*|[\d*][\d,*/-]*)\s+(\*|[\d*][\d,*/-]*)\s+(\*|[\dL*?][\d,*/L-]*)\s+(\*|[\d*][\d,*/-]*|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z,-]*)\s+(\*|[\d*][\d,*/L#-]*|(?:mon|tue|wed|thu|fri|sat|sun)[a-z,-]*)(?![\w*/])", RegexOptions.IgnoreCase)]
    private static partial Regex Cron();

    [GeneratedRegex(@"\b(every|each) (single )?(day|night|morning|evening)\b|\b(jeden|jede) (tag|nacht|morgen|abend)\b|\btodos los dias\b|\bchaque (jour|nuit|matin|soir)\b|\btous les jours\b")]
    private static partial Regex EveryDay();

    [GeneratedRegex(@"\b(twice (a|per) day|twice daily|zweimal am tag|dos veces al dia|deux fois par jour)\b")]
    private static partial Regex TwiceADay();

    [GeneratedRegex(@"^(\d{1,2}):(\d{2})$|^(\d{1,2})\.(\d{2})$")]
    private static partial Regex ClockTime();

    [GeneratedRegex(@"^(\d{1,2})(am|pm|h|uhr)(\d{2})?$")]
    private static partial Regex HourWord();

    [GeneratedRegex(@"^(\d{1,2})(st|nd|rd|th|er|e|ten)$")]
    private static partial Regex OrdinalNumber();

    [GeneratedRegex(@"\b(evening|evenings|afternoon|abend|abends|nachmittags|tarde|soir|pm)\b")]
    private static partial Regex Evening();
}
