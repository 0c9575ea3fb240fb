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
        ArgumentKind.Person => PersonArguments.Person(argument, reading),
        ArgumentKind.People => PersonArguments.People(argument, reading),
        ArgumentKind.Department => Department(reading),
        ArgumentKind.Project => reading.First(MentionKind.Project),
        ArgumentKind.Skills => Skills(reading),
        ArgumentKind.Choice => Choice(argument, reading),
        ArgumentKind.Choices => Seniorities(reading),
        ArgumentKind.Flag => Flag(argument.Name, reading),
        ArgumentKind.Number => NumberArguments.Number(argument, reading),
        ArgumentKind.Version => argument.Name is "version" or "challenger" ? reading.First(MentionKind.Version) : [],
        ArgumentKind.Job => reading.Numbers.Find("job") is { } job ? [job.ToString("0", CultureInfo.InvariantCulture)] : [],
        ArgumentKind.Schedule => _schedules.Read(reading.Text) is { } cron ? [cron] : [],
        ArgumentKind.Field => TextArguments.Field(reading) is { } field ? [field] : [],
        ArgumentKind.Text => TextArguments.Text(argument.Name, reading) is { } words ? [words] : [],
        _ => [],
    };

    /// <summary>An id, a title, one word of a title, a place in the list last shown, "it".</summary>
    private static IReadOnlyList<string> Task(Reading reading)
    {
        if (reading.TaskMention() is { } named)
            return [named.Argument];
        if (reading.Text.FirstQuote is { } quoted && reading.Function.Name == "ranking.show_task")
            return [quoted];
        if (reading.State.Tasks.Count > 0 && reading.Text.First(MentionKind.Ordinal) is { } place && PersonArguments.PlaceIn(reading.State.Tasks, place.Values[0]) is { } listed)
            return [listed];
        return reading.Text.First(MentionKind.That) is not null && reading.State.TaskId is { } last && reading.Function.Argument("person") is null ? [last] : [];
    }

    private static IReadOnlyList<string> Tasks(Reading reading) =>
        [.. reading.Text.Of(MentionKind.Task).Where(m => m.IsSure && reading.IsFree(m)).Select(m => m.Argument).Distinct(StringComparer.Ordinal)];

    /// <summary>A department, or the word before "department" that names none: to be asked about.</summary>
    private static IReadOnlyList<string> Department(Reading reading)
    {
        if (reading.First(MentionKind.Department) is { Count: > 0 } known)
            return known;
        var words = reading.Text.Tokens;
        for (var i = 1; i < words.Count; i++)
        {
            if (words[i].Word is "department" or "dept" or "abteilung" && words[i - 1].Word is { Length: > 2 } name and not ("the" or "which" or "our" or "your" or "this" or "that" or "each" or "every" or "what" or "and" or "per" or "same" or "whole"))
                return [reading.Text.Written(i - 1, i)];
        }

        return [];
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
        return reading.TaskMention() is { } task && task.Overlaps(mention) && (task.IsSure || reading.State.TaskId is null);
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
        var mentions = reading.Text.Of(kind.Value).Where(m => !reading.IsInTitle(m)).ToArray();
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
        var mentions = reading.Text.Of(MentionKind.Seniority).Where(m => !reading.IsInTitle(m)).Where(m => !reading.IsNegated(m)).ToArray();
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
        var mention = reading.Text.Of(MentionKind.Flag).FirstOrDefault(m => m.Values[0] == name && !reading.IsInTitle(m) && !reading.IsNegated(m, within: 1));
        return mention is null ? [] : ["true"];
    }

    [GeneratedRegex(@"\bperformance (one|model|predict\w*|forecast\w*)\b|\b(predictor|predictions?|prediction model|forecasts?|leistungsmodell)\b")]
    private static partial Regex PerformanceModel();
}
