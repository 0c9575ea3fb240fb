using System.Globalization;
using System.Text.RegularExpressions;
using ChatOps.Agent.Conversations;
using ChatOps.Agent.Replies;
using ChatOps.Learning.Ranking;
using ChatOps.Workforce;

namespace ChatOps.Agent.Planning;

/// <summary>
/// Understands a few sentences: rank, why, compare, show task, assign, undo, help, yes and no. Which words stand for which function is the
/// table below; what it does not understand it says.
/// </summary>
internal static partial class SentencePlanner
{
    /// <summary>Choices offered when something fits several.</summary>
    private const int MaxChoices = 5;

    /// <summary>In order: the first whose words occur decides.</summary>
    private static readonly (string Function, Regex Words)[] Intents =
    [
        ("help.help", HelpWords()),
        ("ranking.undo_assignment", UndoWords()),
        ("ranking.compare_candidates", CompareWords()),
        ("performance.predict_performance", PredictWords()),
        ("ranking.explain_ranking", ExplainWords()),
        ("ranking.assign_task", AssignWords()),
        ("ranking.rank_candidates", RankWords()),
        ("ranking.show_task", ShowWords()),
    ];

    /// <summary>Plans one sentence.</summary>
    /// <param name="text">The sentence.</param>
    /// <param name="self">Id of the person who speaks, if they are somebody: whom "me" means.</param>
    /// <param name="state">What the conversation remembers.</param>
    /// <param name="snapshot">The company.</param>
    public static Plan Understand(string text, string? self, ConversationState state, WorkforceSnapshot snapshot)
    {
        if (ProtectedTraits().IsMatch(text))
        {
            return new Plan.Refuse("I don't choose people by sex, age, origin, religion, health or family, and nothing was ranked. "
                + "Ask me without that condition and I'll rank by skills, results and free time.");
        }

        if (state.Waiting is not null && YesWords().IsMatch(text))
            return new Plan.Answer(Yes: true);
        if (state.Waiting is not null && NoWords().IsMatch(text))
            return new Plan.Answer(Yes: false);

        var entities = new EntityResolver(snapshot);
        var function = Intents.FirstOrDefault(i => i.Words.IsMatch(text)).Function
            ?? (EntityResolver.TaskIdsIn(text).Count > 0 ? FollowUp(text) : null);
        return function switch
        {
            null => new Plan.Unknown(),
            "help.help" => new Plan.Do(PlannedCall.Of(function)),
            _ => WithTask(function, text, self, state, entities),
        };
    }

    /// <summary>"and for TASK-114?" asks for a ranking again; a bare id asks what the task is.</summary>
    private static string FollowUp(string text) => ForWords().IsMatch(text) ? "ranking.rank_candidates" : "ranking.show_task";

    private static Plan WithTask(string function, string text, string? self, ConversationState state, EntityResolver entities)
    {
        var ids = EntityResolver.TaskIdsIn(text);
        WorkItem? task;
        if (ids.Count > 0)
        {
            task = entities.Task(ids[0]);
            if (task is null)
                return AskWhichTask(function, $"There is no {ids[0]}. Did you mean one of these?", entities.NearestTasks(ids[0]));
        }
        else
        {
            var byTitle = entities.TasksByTitle(text);
            if (byTitle.Count > 1)
                return AskWhichTask(function, "Which task do you mean?", byTitle);
            task = byTitle.Count == 1 ? byTitle[0] : state.TaskId is { } last ? entities.Task(last) : null;
        }

        return task is null
            ? new Plan.Ask(function, "Which task do you mean? Name it by its id, e.g. TASK-101, or by words of its title.", [])
            : WithPeople(function, text, task, self, state, entities);
    }

    private static Plan WithPeople(
        string function, string text, WorkItem task, string? self, ConversationState state, EntityResolver entities)
    {
        if (function is "ranking.show_task" or "ranking.undo_assignment")
            return new Plan.Do(PlannedCall.Of(function, ("task", task.Id)));

        var named = entities.PeopleIn(WithoutTitle(text, task));
        var unclear = named.Where(n => n.Count > 1).ToArray();
        if (named.Count == 0 && self is not null && function != "ranking.rank_candidates" && SelfWords().IsMatch(text))
            return WithPeople(function, text, task, state, [self]);
        if (unclear.Length == 0)
            return WithPeople(function, text, task, state, [.. named.Select(n => n[0].Id).Distinct()]);

        // One name that fits several becomes a choice; two such names at once are asked for in full.
        var choices = unclear.Length > 1 ? [] : unclear[0].Take(MaxChoices).Select(person => (
            Person: person,
            Plan: WithPeople(function, text, task, state, [.. named.Select(n => n.Count > 1 ? person.Id : n[0].Id).Distinct()])));
        return new Plan.Ask(
            function,
            $"Which {SharedName(unclear[0], text)}?",
            [.. choices.Where(c => c.Plan is Plan.Do)
                .Select(c => new ReplyButton($"{c.Person.Name}, {c.Person.Department}", c.Person.Name, ((Plan.Do)c.Plan).Call))]);
    }

    private static Plan WithPeople(string function, string text, WorkItem task, ConversationState state, List<string> people)
    {
        if (people.Count == 0 && function != "ranking.rank_candidates")
            people.AddRange(Places(text).Where(n => n <= state.People.Count).Select(n => state.People[n - 1]));

        return function switch
        {
            "ranking.rank_candidates" => new Plan.Do(Rank(text, task, people)),
            "ranking.compare_candidates" => Compare(task, people, state),
            _ when people.Count > 0 => new Plan.Do(PlannedCall.Of(function, ("task", task.Id), ("person", people[0]))),
            "ranking.explain_ranking" when state.TaskId == task.Id && state.People.Count > 0 =>
                new Plan.Do(PlannedCall.Of(function, ("task", task.Id), ("person", state.People[0]))),
            _ => new Plan.Ask(function, $"Who do you mean, for {task.Id}? Name the person.", []),
        };
    }

    private static PlannedCall Rank(string text, WorkItem task, List<string> people)
    {
        var arguments = new Dictionary<string, IReadOnlyList<string>> { ["task"] = [task.Id] };
        if (TopWords().Match(text) is { Success: true } top)
            arguments["top"] = [int.Parse(top.Groups[1].Value, CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture)];
        if (people.Count > 0)
            arguments[ExceptWords().IsMatch(text) ? "exclude" : "include"] = people;
        return new PlannedCall("ranking.rank_candidates", arguments);
    }

    private static Plan Compare(WorkItem task, List<string> people, ConversationState state)
    {
        if (people.Count == 0 && state.TaskId == task.Id)
            people.AddRange(state.People.Take(2));
        return people.Count >= 2
            ? new Plan.Do(new PlannedCall("ranking.compare_candidates", new Dictionary<string, IReadOnlyList<string>>
            {
                ["task"] = [task.Id],
                ["people"] = people,
            }))
            : new Plan.Ask("ranking.compare_candidates", $"Whom shall I compare for {task.Id}? Name two people.", []);
    }

    private static Plan.Ask AskWhichTask(string function, string question, IReadOnlyList<WorkItem> tasks)
    {
        // A choice completes calls that need a task alone; for the others it shows the task, which is then the one spoken of.
        var call = function is "ranking.rank_candidates" or "ranking.undo_assignment" ? function : "ranking.show_task";
        return new Plan.Ask(
            function,
            question,
            [.. tasks.Take(MaxChoices).Select(t => new ReplyButton($"{t.Id} {t.Title}", t.Id, PlannedCall.Of(call, ("task", t.Id))))]);
    }

    /// <summary>The words of the title name the task, nobody: "Grace period for invoices" is not about Grace.</summary>
    private static string WithoutTitle(string text, WorkItem task) =>
        text.Replace(task.Title, " ", StringComparison.OrdinalIgnoreCase);

    private static string SharedName(IReadOnlyList<Person> people, string text) => people[0].Name.Split(' ')
        .FirstOrDefault(part => text.Contains(part, StringComparison.OrdinalIgnoreCase)) ?? "one";

    /// <summary>"1 and 2", "the first one": places in the list last shown.</summary>
    private static IEnumerable<int> Places(string text) => PlaceWords().Matches(text).Select(m => m.Value.ToLowerInvariant() switch
    {
        "first" => 1,
        "second" => 2,
        "third" => 3,
        var digit => int.Parse(digit, CultureInfo.InvariantCulture),
    });

    [GeneratedRegex(@"^\W*help\b|^\W*\?+\W*$|what can (you|i) (do|ask|say)", RegexOptions.IgnoreCase)]
    private static partial Regex HelpWords();

    [GeneratedRegex(@"\bundo\b|\btake (it |that |\S+ )?back\b|\bunassign\b", RegexOptions.IgnoreCase)]
    private static partial Regex UndoWords();

    [GeneratedRegex(@"\bcompare\b|\bvs\.?\b|\bversus\b|side by side", RegexOptions.IgnoreCase)]
    private static partial Regex CompareWords();

    [GeneratedRegex(@"\bhow (well )?(would|will|might)\b|\bhow long (would|will|might)\b|\bpredict\w*\b|\bforecast\b", RegexOptions.IgnoreCase)]
    private static partial Regex PredictWords();

    [GeneratedRegex(@"\bwhy\b|\bexplain\b|what speaks (for|against)", RegexOptions.IgnoreCase)]
    private static partial Regex ExplainWords();

    [GeneratedRegex(@"\bassign\b|\bgive (it|this|that|task\S*|\S+-\d+) to\b", RegexOptions.IgnoreCase)]
    private static partial Regex AssignWords();

    [GeneratedRegex(@"\bwho\b|\bwhos\b|\brank(ing)?\b|\brecommend\b|\bsuggest\b|\bcandidates?\b|\bbest\b|\btop\s+\d|\bwe need (somebody|someone)\b|\banyone but\b", RegexOptions.IgnoreCase)]
    private static partial Regex RankWords();

    [GeneratedRegex(@"\bshow\b|\bwhat('s| is)\b|\bwhen is\b|\bdetails?\b|\bdescribe\b|\btell me about\b", RegexOptions.IgnoreCase)]
    private static partial Regex ShowWords();

    [GeneratedRegex(@"\b(me|myself|am i|do i)\b", RegexOptions.IgnoreCase)]
    private static partial Regex SelfWords();

    [GeneratedRegex(@"\bfor\b", RegexOptions.IgnoreCase)]
    private static partial Regex ForWords();

    [GeneratedRegex(@"\btop\s+(\d{1,3})\b", RegexOptions.IgnoreCase)]
    private static partial Regex TopWords();

    [GeneratedRegex(@"\bwithout\b|\bexcept\b|\bexclud|\bbut not\b|\bleave out\b|\banyone but\b|\bnot\b", RegexOptions.IgnoreCase)]
    private static partial Regex ExceptWords();

    [GeneratedRegex(@"(?<![\p{L}\p{N}-])([1-9]|first|second|third)(?![\p{L}\p{N}-])", RegexOptions.IgnoreCase)]
    private static partial Regex PlaceWords();

    [GeneratedRegex(@"^\W*(yes|yep|yeah|ok|okay|sure|do it|go ahead|confirm(ed)?|please do)\b(?!.*\bwho\b).{0,30}$", RegexOptions.IgnoreCase)]
    private static partial Regex YesWords();

    [GeneratedRegex(@"^\W*(no|nope|cancel|stop|don'?t|never ?mind)\b.{0,30}$", RegexOptions.IgnoreCase)]
    private static partial Regex NoWords();

    [GeneratedRegex(@"\b(wom[ae]n|females?|m[ae]n|males?|girls?|boys?|gender|sex|pregnan\w*|religio\w*|muslims?|christians?|jew(s|ish)?|hindus?|catholics?|race|ethnic\w*|nationalit\w*|foreigners?|immigrants?|disab(led|ility)|handicapped|married|unmarried|childless|young(er|est)?|old(er|est)|elderly|under \d\d|over \d\d)\b(?!\s+(condition|task))", RegexOptions.IgnoreCase)]
    private static partial Regex ProtectedTraits();
}
