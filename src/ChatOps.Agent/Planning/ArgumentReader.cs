using System.Globalization;
using System.Text.RegularExpressions;
using ChatOps.Agent.Conversations;
using ChatOps.Agent.Planning.Language;
using ChatOps.Agent.Plugins;

namespace ChatOps.Agent.Planning;

/// <summary>
/// Reads the arguments of a function from a text and from what the conversation last showed. What it gives is an id or a word of the contract, or
/// the words as said where they name nothing or several things; whoever carries the call out asks then.
/// </summary>
internal sealed partial class ArgumentReader(Lexicon lexicon)
{
    private readonly ScheduleReader _schedules = new(lexicon);

    /// <summary>Reads what the text says itself.</summary>
    /// <param name="function">The function.</param>
    /// <param name="text">The text.</param>
    /// <param name="speaker">Id of the person who speaks: whom "me" means; null if they are nobody in the company.</param>
    /// <param name="state">What the conversation last showed: whom "her" and "the second one" mean.</param>
    public Dictionary<string, IReadOnlyList<string>> Read(FunctionContract function, LinkedText text, string? speaker, ConversationState state)
    {
        var reading = new Reading(function, text, speaker, state, new NumberText(text, lexicon));
        var arguments = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        foreach (var argument in function.Arguments)
        {
            if (Values(argument, reading) is { Count: > 0 } values)
                arguments[argument.Name] = values;
        }

        return arguments;
    }

    private IReadOnlyList<string> Values(ArgumentContract argument, Reading reading) => argument.Kind switch
    {
        ArgumentKind.Task => Task(reading),
        ArgumentKind.Tasks => Tasks(reading),
        ArgumentKind.Person => Person(argument, reading),
        ArgumentKind.People => People(argument, reading),
        ArgumentKind.Department => Department(reading),
        ArgumentKind.Project => First(MentionKind.Project, reading),
        ArgumentKind.Skills => Skills(reading),
        ArgumentKind.Choice => Choice(argument, reading),
        ArgumentKind.Choices => Seniorities(reading),
        ArgumentKind.Flag => Flag(argument.Name, reading),
        ArgumentKind.Number => Number(argument, reading),
        ArgumentKind.Version => First(MentionKind.Version, reading, argument.Name is "version" or "challenger"),
        ArgumentKind.Job => reading.Numbers.Find("job") is { } job ? [job.ToString("0", CultureInfo.InvariantCulture)] : [],
        ArgumentKind.Schedule => _schedules.Read(reading.Text) is { } cron ? [cron] : [],
        ArgumentKind.Field => Field(reading) is { } field ? [field] : [],
        ArgumentKind.Text => Text(argument.Name, reading) is { } words ? [words] : [],
        _ => [],
    };

    /// <summary>An id, a title, one word of a title, a place in the list last shown, "it".</summary>
    private static IReadOnlyList<string> Task(Reading reading)
    {
        if (TaskMention(reading) is { } named)
            return [named.Argument];
        if (reading.Text.FirstQuote is { } quoted && reading.Function.Name == "ranking.show_task")
            return [quoted];
        if (reading.State.Tasks.Count > 0 && reading.Text.First(MentionKind.Ordinal) is { } place && PlaceIn(reading.State.Tasks, place.Values[0]) is { } listed)
            return [listed];
        return reading.Text.First(MentionKind.That) is not null && reading.State.TaskId is { } last && reading.Function.Argument("person") is null ? [last] : [];
    }

    /// <summary>The mention that names the task: an id before a title, a title before a word of one; "TASK-104, not TASK-101" is the former.</summary>
    private static Mention? TaskMention(Reading reading) => reading.Text.Of(MentionKind.Task)
        .Where(m => IsFree(m, reading))
        .OrderByDescending(m => m.IsSure)
        .ThenBy(m => m.IsSure && IsNegated(m, reading))
        .ThenByDescending(m => m.IsSure && m.Said.Any(char.IsAsciiDigit))
        .ThenByDescending(m => m.Values.Count == 1)
        .ThenByDescending(m => m.Share)
        .ThenByDescending(m => m.IsSure ? 0 : m.Count)
        .FirstOrDefault();

    private static IReadOnlyList<string> Tasks(Reading reading) =>
        [.. reading.Text.Of(MentionKind.Task).Where(m => m.IsSure && IsFree(m, reading)).Select(m => m.Argument).Distinct(StringComparer.Ordinal)];

    private static IReadOnlyList<string> Person(ArgumentContract argument, Reading reading)
    {
        var named = PeopleMentions(reading).ToArray();
        // "give it to Bob, not Ann"; but "why not Bob?" is about Bob.
        if (named.Where(m => !IsNegated(m, reading)).ToArray() is { Length: > 0 } wanted)
            named = wanted;
        // "move it from Ann to Bob"
        var receiver = named.FirstOrDefault(m => m.At > 0 && reading.Text.Tokens[m.At - 1].Word is "to" or "an" or "a" or "zu");
        if ((named.Length > 1 && argument.Name == "person" && reading.Function.Name == "ranking.assign_task" ? receiver ?? named[^1] : named.FirstOrDefault()) is { } person)
            return [person.Argument];
        if (Placed(reading) is { } placed)
            return [placed];
        if (reading.Text.First(MentionKind.Self) is not null && reading.Speaker is { } self && AboutSelf(reading))
            return [self];
        if (reading.Text.First(MentionKind.Someone) is not null && reading.State.PersonId is { } shown && reading.Function.Plugin != "cv")
            return [shown];
        return [];
    }

    private static IReadOnlyList<string> People(ArgumentContract argument, Reading reading)
    {
        if (argument.Name is "include" or "exclude")
        {
            return
            [
                .. PeopleMentions(reading).Where(m => IsNegated(m, reading) == (argument.Name == "exclude")).Select(m => m.Argument).Distinct(StringComparer.Ordinal),
            ];
        }

        var people = PeopleMentions(reading).Select(m => m.Argument).ToList();
        var text = reading.Text;
        if (people.Count < 2)
        {
            if (text.Of(MentionKind.Ordinal).Any(m => m.Values[0] == "1") && text.First(MentionKind.Number) is { } many && int.Parse(many.Values[0], CultureInfo.InvariantCulture) is >= 2 and <= 10 and var count)
                people.AddRange(reading.State.People.Take(count));
            else if (text.First(MentionKind.Both) is not null && people.Count == 0)
                people.AddRange(reading.State.People.Take(2));
            else
                people.AddRange(Places(text).Select(p => PlaceIn(reading.State.People, p)).OfType<string>());
            if (people.Count < 2 && text.First(MentionKind.Self) is { } me && reading.Speaker is { } self && text.Tokens[me.At].Word is "me" or "myself" or "mich" or "mir" or "moi")
                people.Add(self);
            if (people.Count == 1 && (text.First(MentionKind.Someone) is not null || reading.State.PersonId is not null) && reading.State.PersonId is { } other && other != people[0])
                people.Insert(0, other);
        }

        return [.. people.Distinct(StringComparer.Ordinal)];
    }

    private static IEnumerable<Mention> PeopleMentions(Reading reading) => reading.Text.Of(MentionKind.Person)
        .Where(m => !reading.Text.Of(MentionKind.Task).Any(t => t.IsSure && t.Count > 1 && t.Overlaps(m) && t.Values.Count == 1));

    /// <summary>Someone by their place in the list last shown: "the second one", "the best", "number 3".</summary>
    private static string? Placed(Reading reading)
    {
        var people = reading.State.People;
        if (people.Count == 0)
            return null;
        if (reading.Text.First(MentionKind.Last) is not null)
            return people[^1];
        if (reading.Text.First(MentionKind.Best) is not null)
            return people[0];
        if (reading.Text.Of(MentionKind.Ordinal).Select(m => PlaceIn(people, m.Values[0])).FirstOrDefault(p => p is not null) is { } placed)
            return placed;
        var number = reading.Text.Of(MentionKind.Number).FirstOrDefault(m => m.At > 0 && reading.Text.Tokens[m.At - 1].Word is "number" or "no" or "nr" or "candidate" or "nummer" or "numero" or "platz" or "place" or "rank");
        return number is null ? null : PlaceIn(people, number.Values[0]);
    }

    private static IEnumerable<string> Places(LinkedText text) => text.Mentions.Where(m => m.Kind is MentionKind.Ordinal or MentionKind.Number).OrderBy(m => m.At).Select(m => m.Values[0]);

    private static string? PlaceIn(IReadOnlyList<string> shown, string place) =>
        int.TryParse(place, CultureInfo.InvariantCulture, out var n) && n >= 1 && n <= shown.Count ? shown[n - 1] : null;

    /// <summary>"Show my workload" is about the speaker; "show me Hiro's workload" and "I need ..." are not, for want of another person.</summary>
    private static bool AboutSelf(Reading reading)
    {
        var words = reading.Text.Tokens;
        return reading.Text.Of(MentionKind.Self).Any(m =>
        {
            var word = words[m.At].Word;
            var before = m.At > 0 ? words[m.At - 1].Word : "";
            if (word is "me" or "mir" or "moi" or "te" && before is "show" or "give" or "tell" or "find" or "let" or "zeig" or "zeige" or "gib" or "montre" or "get" or "bring" or "help" or "remind" or "send" or "list")
                return false;
            var isAsking = word is "i" or "ich" or "je" or "yo" or "im" or "id" or "ive" && (m.At + 1 < words.Count && words[m.At + 1].Word is "want" or "need" or "like" or "would" or "think" or "mean" or "meant" or "see" or "get" or "have to know" or "brauche" or "mochte" or "voudrais" or "veux")
                && reading.Function.Name is not "performance.predict_performance";
            return !isAsking && !(before is "can" or "could" or "should" or "do" or "may" && word == "i" && m.At + 1 < words.Count && words[m.At + 1].Word is "see" or "get" or "give" or "put" or "assign" or "ask" or "pick" or "trust" or "expect");
        });
    }

    /// <summary>A department, or the word before "department" that names none: to be asked about.</summary>
    private static IReadOnlyList<string> Department(Reading reading)
    {
        if (First(MentionKind.Department, reading) is { Count: > 0 } known)
            return known;
        var words = reading.Text.Tokens;
        for (var i = 1; i < words.Count; i++)
        {
            if (words[i].Word is "department" or "dept" or "abteilung" && words[i - 1].Word is { Length: > 2 } name and not ("the" or "which" or "our" or "your" or "this" or "that" or "each" or "every" or "what" or "and" or "per" or "same" or "whole"))
                return [reading.Text.Written(i - 1, i)];
        }

        return [];
    }

    private static IReadOnlyList<string> First(MentionKind kind, Reading reading, bool isWanted = true)
    {
        if (!isWanted)
            return [];
        var mention = reading.Text.Of(kind).FirstOrDefault(m => !IsInTitle(m, reading));
        return mention is null ? [] : [mention.Argument];
    }

    private static IReadOnlyList<string> Skills(Reading reading)
    {
        // Where a task is wanted too, a skill that is part of its title names the task.
        var takesTask = reading.Function.Argument("task") is not null;
        return
        [
            .. reading.Text.Of(MentionKind.Skill)
                .Where(m => !takesTask || !IsPartOfTask(m, reading))
                .Where(m => !reading.Text.Mentions.Any(o => o.Kind is MentionKind.Department or MentionKind.Project && o.Overlaps(m) && o.Count > m.Count))
                .Select(m => m.Argument)
                .Distinct(StringComparer.Ordinal),
        ];
    }

    /// <summary>Whether the words name the task: part of its title, or the only thing that could be one.</summary>
    private static bool IsPartOfTask(Mention mention, Reading reading)
    {
        return TaskMention(reading) is { } task && task.Overlaps(mention) && (task.IsSure || reading.State.TaskId is null);
    }

    private static IReadOnlyList<string> Choice(ArgumentContract argument, Reading reading)
    {
        MentionKind? kind = argument.Name switch
        {
            "level" => MentionKind.Level,
            "priority" => MentionKind.Priority,
            "status" => MentionKind.Status,
            "period" => MentionKind.Period,
            "source" => MentionKind.Source,
            "kind" => MentionKind.ImportKind,
            "model" => MentionKind.Model,
            _ => null,
        };
        if (kind is null)
            return [];
        var mentions = reading.Text.Of(kind.Value).Where(m => !IsInTitle(m, reading)).ToArray();
        if (kind == MentionKind.Model)
            return Model(mentions, reading);
        // "the high ones" before "open": a longer phrase is surer than a shorter one.
        return mentions.OrderByDescending(m => m.Count).ThenBy(m => m.At).FirstOrDefault() is { } said ? [said.Values[0]] : [];
    }

    private static IReadOnlyList<string> Model(Mention[] mentions, Reading reading)
    {
        var named = mentions.Select(m => m.Values[0]).Distinct(StringComparer.Ordinal).ToArray();
        var isAboutModels = reading.Function.Name == "training.model_performance";
        // "performance of the ranking model": the model is the ranking one, "performance" is what is asked.
        if (named.Contains("ranking") && named.Contains("performance"))
            return isAboutModels ? ["ranking"] : ["all"];
        if (named.Contains("ranking"))
            return ["ranking"];
        if (named.Contains("performance") && (!isAboutModels || SaysPerformanceModel(reading)))
            return ["performance"];
        return ["all"];
    }

    private static bool SaysPerformanceModel(Reading reading) =>
        PerformanceModel().IsMatch(string.Join(' ', reading.Text.Tokens.Select(t => t.Word)));

    private static IReadOnlyList<string> Seniorities(Reading reading)
    {
        var mentions = reading.Text.Of(MentionKind.Seniority).Where(m => !IsInTitle(m, reading)).Where(m => !IsNegated(m, reading)).ToArray();
        if (mentions.Length == 0)
            return [];
        var order = reading.Function.Argument("seniority")!.Choices.ToList();
        bool Near(MentionKind kind) => reading.Text.Of(kind).Any(u => mentions.Any(m => u.At == m.End || u.End == m.At || u.End == m.At - 1 || u.At == m.End + 1));
        var first = order.IndexOf(mentions[0].Values[0]);
        if (Near(MentionKind.SeniorityUp))
            return [.. order.Skip(first)];
        if (Near(MentionKind.SeniorityDown))
            return [.. order.Take(first + 1)];
        return [.. mentions.Select(m => m.Values[0]).Distinct(StringComparer.Ordinal)];
    }

    private static IReadOnlyList<string> Flag(string name, Reading reading)
    {
        var mention = reading.Text.Of(MentionKind.Flag).FirstOrDefault(m => m.Values[0] == name && !IsInTitle(m, reading) && !IsNegated(m, reading, within: 1));
        return mention is null ? [] : ["true"];
    }

    private static IReadOnlyList<string> Number(ArgumentContract argument, Reading reading)
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
            if (IsInTitle(number, reading) || reading.Text.Of(MentionKind.Task).Any(t => t.Overlaps(number)))
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

    private static string? Field(Reading reading)
    {
        if (reading.Text.First(MentionKind.Email) is not null && !reading.Text.Of(MentionKind.CvField).Any(f => f.Values[0] == "personalInfo.links"))
            return "personalInfo.email";
        return reading.Text.Of(MentionKind.CvField).OrderBy(m => m.Values[0] is "personalInfo.phone" && reading.Text.Tokens[m.At].Word is "number" or "mobile" or "cell" ? 1 : 0).ThenBy(m => m.At).FirstOrDefault()?.Values[0]
            ?? (PhoneNumber().IsMatch(reading.Text.Text) ? "personalInfo.phone" : reading.Text.First(MentionKind.Skill) is not null ? "skills" : null);
    }

    private static string? Text(string name, Reading reading)
    {
        var written = reading.Text.Text;
        switch (name)
        {
            case "value":
                var field = Field(reading);
                if (field == "personalInfo.email")
                    return RightOne(reading.Text.Of(MentionKind.Email).Select(m => m.Values[0]).ToArray(), written);
                if (field == "personalInfo.phone")
                    return RightOne([.. PhoneNumber().Matches(written).Select(m => m.Value.Trim())], written);
                if (field == "skills" && reading.Text.First(MentionKind.Skill) is { } skill)
                    return skill.Values[0];
                if (Quoted().Match(written) is { Success: true } quotedValue)
                    return quotedValue.Groups[1].Value;
                return ValueAfter().Match(written) is { Success: true } value ? value.Groups[1].Value.Trim(' ', '.', '!', '"', '\'') : null;
            case "feedback":
                if (Feedback().Match(written) is { Success: true } feedback)
                    return feedback.Groups[1].Value.Trim(' ', '.', '"', '\'', '“', '”');
                return Quoted().Match(written) is { Success: true } quoted && !reading.Text.Of(MentionKind.Task).Any(t => t.IsSure && quoted.Groups[1].Value.Contains(t.Said, StringComparison.OrdinalIgnoreCase)) ? quoted.Groups[1].Value : null;
            case "topic":
                return HelpTopic().Match(written) is { Success: true } topic ? topic.Groups[1].Value.Trim(' ', '?', '.', '!') : null;
            default:
                return null;
        }
    }

    /// <summary>Of "a, not b" the first, of "not a but b" the last.</summary>
    private static string? RightOne(string[] values, string written) => values.Length switch
    {
        0 => null,
        1 => values[0],
        _ => NotFirst().IsMatch(written[..written.IndexOf(values[1], StringComparison.Ordinal)]) ? values[0] : values[^1],
    };

    private static bool IsFree(Mention mention, Reading reading) =>
        mention.IsSure || !reading.Text.Mentions.Any(o => o != mention && o.Overlaps(mention) && o.Kind is MentionKind.Person or MentionKind.Department or MentionKind.Version or MentionKind.Email
            || (o.Overlaps(mention) && o.Kind == MentionKind.Skill && reading.Function.Argument("skills") is not null && reading.State.TaskId is not null));

    private static bool IsInTitle(Mention mention, Reading reading) => mention.Kind != MentionKind.Task
        && reading.Text.Of(MentionKind.Task).Any(t => t.Overlaps(mention) && t.IsSure && (t.Count > mention.Count || t.Values.Count == 0) && (reading.Function.Argument("task") is not null || reading.Function.Argument("tasks") is not null));

    /// <summary>Whether words such as "but not" or "without" stand before a mention, in the same clause; or "is away" right after it.</summary>
    private static bool IsNegated(Mention mention, Reading reading, int within = 5)
    {
        var text = reading.Text;
        var from = mention.At;
        for (var i = mention.At - 1; i >= 0 && mention.At - i <= within; i--)
        {
            var between = text.Text[text.Tokens[i].End..text.Tokens[i + 1].Start];
            if (between.AsSpan().IndexOfAny(".?!;:") >= 0)
                break;
            from = i;
        }

        var words = text.Mentions.Where(m => m.At >= from && m.End <= mention.At && m.Kind is MentionKind.Exclude or MentionKind.Include).ToArray();
        var last = words.LastOrDefault();
        // Another name between the word and this one, joined by "and", shares it: "without Ann and Bob". A task between them does not.
        if (last?.Kind == MentionKind.Exclude && !text.Mentions.Any(m => m.Kind == MentionKind.Task && m.IsSure && m.At >= last.End && m.End <= mention.At))
            return true;
        return text.Mentions.Any(m => m.Kind == MentionKind.Exclude && m.At == mention.End && m.Said.Split(' ')[0].ToLowerInvariant() is "is" or "can't" or "isn't" or "out")
            || (mention.End < text.Tokens.Count && text.Tokens[mention.End].Word is "out" && mention.Kind == MentionKind.Person);
    }

    /// <param name="Function">What is read for.</param>
    /// <param name="Text">The text.</param>
    /// <param name="Speaker">Who speaks, if they are somebody.</param>
    /// <param name="State">What was last shown.</param>
    /// <param name="Numbers">The numbers of the text.</param>
    private sealed record Reading(FunctionContract Function, LinkedText Text, string? Speaker, ConversationState State, NumberText Numbers);

    [GeneratedRegex(@"\bperformance (one|model|predict\w*|forecast\w*)\b|\b(predictor|predictions?|prediction model|forecasts?|leistungsmodell)\b")]
    private static partial Regex PerformanceModel();

    [GeneratedRegex(@"\+?\d[\d\s()./-]{4,}\d")]
    private static partial Regex PhoneNumber();

    [GeneratedRegex("[\"“„«']([^\"”“»]{1,400})[\"”“»']")]
    private static partial Regex Quoted();

    [GeneratedRegex(@".*(?:\bis (?:actually |really |spelled |spelt |written )?|\bit'?s (?:actually |really )?|\bto\b|\bshould (?:be|say|read)\b|\bwith\b|\bby\b|\bas\b|\bes\b|\best\b|\bauf\b|\blautet\b|\bist\b|\ba\b|\blives in\b|:|=)\s*(.+)$", RegexOptions.IgnoreCase | RegexOptions.Singleline)]
    private static partial Regex ValueAfter();

    [GeneratedRegex("(?:feedback|comment|note that|notes?|remark|kommentar|comentario|commentaire)\\s*(?:is|was|that|:|-)+\\s*[\"“]?(.{2,400})$", RegexOptions.IgnoreCase | RegexOptions.Singleline)]
    private static partial Regex Feedback();

    [GeneratedRegex(@"\b(?:help|hilfe|ayuda|aide)\b(?: me)?\s+(?:with|on|about|for|regarding|mit|bei|zu|con|sobre|avec|sur)\s+(?:the |a |an |my )?(.{2,60})$", RegexOptions.IgnoreCase)]
    private static partial Regex HelpTopic();

    [GeneratedRegex(@"\bnot\b|\bnicht\b|\bno\b|\bpas\b", RegexOptions.IgnoreCase)]
    private static partial Regex NotFirst();
}
