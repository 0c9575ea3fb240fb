using ChatOps.Agent.Access;
using ChatOps.Agent.Conversations;
using ChatOps.Agent.Planning.Intents;
using ChatOps.Agent.Planning.Language;
using ChatOps.Agent.Plugins;
using ChatOps.Learning.Ranking;
using ChatOps.Workforce;

namespace ChatOps.Agent.Planning;

/// <summary>
/// Plans a turn without a language model: links the names, refuses what is not done, takes yes and no, completes questions of its own, carries
/// the last request over, and otherwise asks the intent model which function is meant. Words and examples are data under <c>prompts/understanding</c>.
/// </summary>
internal sealed class OfflinePlanner(Understanding understanding)
{
    private const string Yes = "dialogue.yes";
    private const string No = "dialogue.no";
    private const string Refine = "dialogue.refine";
    private const string None = "none";

    /// <summary>Below this the likeliest intent is not believed.</summary>
    private const double LeastProbability = 0.3;

    /// <summary>Parts of a message are requests of their own only if each is as clear as this.</summary>
    private const double ClearProbability = 0.6;

    /// <summary>People shown where somebody asks for more without a number.</summary>
    private const string More = "10";

    /// <summary>Plans one message.</summary>
    /// <param name="text">The words, without control characters.</param>
    /// <param name="hasFiles">Whether files came with it.</param>
    /// <param name="speaker">Who speaks.</param>
    /// <param name="state">What the conversation remembers.</param>
    /// <param name="snapshot">The company.</param>
    public Plan Plan(string text, bool hasFiles, Speaker speaker, ConversationState state, WorkforceSnapshot snapshot)
    {
        if (string.IsNullOrWhiteSpace(text))
            return hasFiles ? new Plan.Do(PlannedCall.Of("cv.analyze_cv")) : new Plan.Unknown();
        var company = understanding.Company(snapshot);
        var linked = understanding.Linker.Link(text, company);
        if (understanding.Refusals.AgainstRules(linked, speaker, IsKnown) is { } reason)
            return new Plan.Refuse(reason);

        var scores = Classify(linked, hasFiles);
        var isAboutPeople = state.Last is { Function: var last } && (last.StartsWith("ranking.", StringComparison.Ordinal) || last.StartsWith("performance.", StringComparison.Ordinal));
        if (understanding.Refusals.Trait(linked, scores[0].Intent, IsKnown, isAboutPeople) is { } trait)
            return new Plan.Refuse(RefusalRules.TraitSentence(trait));

        var turn = new Message(linked, scores, speaker, state, company, hasFiles);
        if (scores[0].Intent == None)
            turn = WithoutCourtesies(text, turn);
        return Answer(turn) ?? Completed(turn) ?? Several(text, turn) ?? Single(turn);
    }

    private bool IsKnown(string word) => understanding.Intents.Vocabulary.ContainsKey(word);

    private IReadOnlyList<IntentScore> Classify(LinkedText text, bool hasFiles) =>
        understanding.Intents.Classify(Delexicalizer.Words(text, understanding.Intents.Vocabulary, hasFiles));

    /// <summary>"Good morning! ... Thanks a lot": what is asked is in the one part that asks for something.</summary>
    private Message WithoutCourtesies(string text, Message turn)
    {
        var parts = understanding.Splitter.Split(text);
        var asking = parts.Count < 2 ? [] : parts.Select(p => Classify(understanding.Linker.Link(p, turn.Company), hasFiles: false)).Where(s => s[0].Intent is not (None or Yes or No)).ToArray();
        return asking is [var only] ? turn with { Scores = only } : turn;
    }

    /// <summary>Yes and no to the waiting call; with something else in it, "no, make it Elena" changes the call instead.</summary>
    private Plan? Answer(Message turn)
    {
        if (turn.State.Waiting is not null && turn.Top.Intent is not (Yes or No) && StartsWithNo(turn.Text) && !Names(turn))
            return new Plan.Answer(Yes: false);
        if (turn.State.Waiting is not { } waiting || turn.Top.Intent is not (Yes or No))
            return turn.State.Waiting is null && turn.Top.Intent is Yes or No && turn.State.Asked is null && !Names(turn) ? new Plan.Answer(turn.Top.Intent == Yes) : null;
        var changed = ChangesCall(turn) ? Merge(waiting.Call, turn, isFollowUp: true) : null;
        return changed is not null && !Same(changed, waiting.Call) ? new Plan.Do(changed) : new Plan.Answer(turn.Top.Intent == Yes);
    }

    /// <summary>The answer to a question of ours: "Schmidt" after "Which Anna?".</summary>
    private Plan.Do? Completed(Message turn)
    {
        if (turn.State.Asked is not { } asked || FunctionCatalogue.Find(asked.Call.Function) is not { } function)
            return null;
        var isBare = IsBare(turn.Text);
        if (!isBare && turn.Top.Intent is not (Refine or None or Yes) && turn.Top.Intent != asked.Call.Function)
            return null;
        if (turn.Text.First(MentionKind.Ordinal) is { } place && int.TryParse(place.Values[0], out var n) && n <= asked.Choices.Count)
            return new Plan.Do(asked.Call.With(asked.Argument, asked.Choices[n - 1]));
        // "The one in backend" among the Annas that were offered.
        if (asked.Argument == "person" && Described(asked.Choices, turn) is [var described])
            return new Plan.Do(asked.Call.With("person", described));
        var read = understanding.Arguments.Read(function, turn.Text, turn.Speaker.PersonId, turn.State);
        if (!read.TryGetValue(asked.Argument, out var values))
            return null;
        // "Schmidt" among the Annas that were offered, not every Schmidt.
        if (asked.Choices.Count > 0 && turn.Text.Mentions.Where(m => m.Kind is MentionKind.Person or MentionKind.Task).SelectMany(m => m.Values).Intersect(asked.Choices).ToArray() is [var chosen])
            values = [chosen];
        var call = asked.Call.With(asked.Argument, values);
        foreach (var (name, given) in read.Where(r => r.Key != asked.Argument && asked.Call[r.Key] is null && r.Key is not ("top" or "model" or "include")))
            call = call.With(name, given);
        return new Plan.Do(call);
    }

    /// <summary>Those of some people whose department or seniority is named.</summary>
    private static string[] Described(IReadOnlyList<string> people, Message turn)
    {
        var departments = turn.Text.Of(MentionKind.Department).SelectMany(m => m.Values).ToArray();
        var seniorities = turn.Text.Of(MentionKind.Seniority).SelectMany(m => m.Values).ToArray();
        if (departments.Length + seniorities.Length == 0 || turn.Text.First(MentionKind.Person) is not null)
            return [];
        var snapshot = turn.Company.Snapshot;
        return
        [
            .. people.Where(id => snapshot.PersonIndex(id) is >= 0 and var n
                && (departments.Length == 0 || departments.Contains(snapshot.People[n].Department))
                && (seniorities.Length == 0 || seniorities.Contains(DataWords<Seniority>.Of(snapshot.People[n].Seniority)))),
        ];
    }

    /// <summary>Two requests in one message, each clear by itself.</summary>
    private Plan.Do? Several(string text, Message turn)
    {
        var parts = understanding.Splitter.Split(text);
        if (parts.Count < 2)
            return null;
        var messages = parts.Select(part =>
        {
            var linked = understanding.Linker.Link(part, turn.Company);
            return turn with { Text = linked, Scores = Classify(linked, hasFiles: false), HasFiles = false };
        }).Where(m => m.Top.Intent is not (None or Yes or No)).ToArray();
        if (messages.Length < 2 || messages.Any(m => m.Top.Probability < ClearProbability || FunctionCatalogue.Find(m.Top.Intent) is null) || messages.Select(m => m.Top.Intent).Distinct().Count() < 2)
            return null;

        var calls = new List<PlannedCall>();
        var state = turn.State with { };
        foreach (var message in messages)
        {
            if (Call(message with { State = state }) is not { } call)
                return null;
            calls.Add(call);
            state = state with { TaskId = call["task"] ?? state.TaskId, PersonId = call["person"] ?? state.PersonId, Last = call };
        }

        return new Plan.Do(calls);
    }

    private Plan Single(Message turn)
    {
        if (turn.HasFiles && !turn.Top.Intent.StartsWith("cv.", StringComparison.Ordinal) && turn.Top.Probability < 0.9)
            return new Plan.Do(PlannedCall.Of("cv.analyze_cv"));
        if (turn.Top.Intent == Refine || (turn.State.Last is not null && IsBare(turn.Text) && turn.Top.Intent is not ("ranking.show_task" or None or "help.help")))
        {
            if (Merge(turn.State.Waiting is { } waiting && StartsWithNo(turn.Text) ? waiting.Call : turn.State.Last, turn, isFollowUp: true) is { } merged)
                return new Plan.Do(merged);
            turn = turn with { Scores = [.. turn.Scores.Where(s => s.Intent != Refine)] };
        }

        if (turn.Top.Intent == None)
            return new Plan.Chat();
        if (turn.Top.Intent is Yes or No)
            return new Plan.Answer(turn.Top.Intent == Yes);
        if (turn.Top.Probability < LeastProbability && !Names(turn))
            return new Plan.Unknown();
        return Call(turn) is { } call ? new Plan.Do(call) : new Plan.Unknown();
    }

    /// <summary>The call that the likeliest intent stands for.</summary>
    private PlannedCall? Call(Message turn)
    {
        if (FunctionCatalogue.Find(turn.Top.Intent) is not { } function)
            return null;
        var call = new PlannedCall(function.Name, understanding.Arguments.Read(function, turn.Text, turn.Speaker.PersonId, turn.State));
        return FromContext(call, function, turn);
    }

    /// <summary>What the words leave open and the conversation knows.</summary>
    private PlannedCall FromContext(PlannedCall call, FunctionContract function, Message turn)
    {
        var (state, speaker) = (turn.State, turn.Speaker);
        if (function.Argument("task") is { IsRequired: true } && call["task"] is null && state.TaskId is { } task && !NamesSomethingUnknown(turn))
            call = call.With("task", task);
        switch (function.Name)
        {
            case "ranking.explain_ranking" when call["person"] is null && (state.PersonId ?? First(state.People)) is { } shown && state.TaskId == call["task"]:
                return call.With("person", shown);
            case "ranking.assign_task" when call["person"] is null && state.Last is { Function: "ranking.explain_ranking" or "performance.predict_performance" } last && last["person"] is { } spokenOf && turn.Text.First(MentionKind.Person) is null && state.TaskId == call["task"]:
                return call.With("person", spokenOf);
            case "performance.show_performance" when call["person"] is null && speaker is { Role: Role.Employee, PersonId: { } self }:
                return call.With("person", self);
            case "ranking.show_workload" when call["person"] is null && call["department"] is null && speaker is { Role: Role.Employee, PersonId: { } self } && turn.Text.First(MentionKind.Person) is null:
                return call.With("person", self);
            case "ranking.compare_candidates" when call.All("people").Count == 0 && state.TaskId == call["task"] && state.People.Count >= 2 && turn.Text.First(MentionKind.Person) is null:
                return call.With("people", [.. state.People.Take(2)]);
            default:
                return call;
        }
    }

    /// <summary>The last request with what a follow-up says put in; null if it says nothing that fits.</summary>
    private PlannedCall? Merge(PlannedCall? last, Message turn, bool isFollowUp)
    {
        var text = turn.Text;
        if (last is null || FunctionCatalogue.Find(last.Function) is not { } function)
        {
            // "and for TASK-114?" at the very beginning can only mean the main question.
            return text.First(MentionKind.Task) is { IsSure: true } && FunctionCatalogue.Find("ranking.rank_candidates") is { } rank
                ? new PlannedCall(rank.Name, understanding.Arguments.Read(rank, text, turn.Speaker.PersonId, turn.State))
                : null;
        }

        var read = understanding.Arguments.Read(function, text, turn.Speaker.PersonId, turn.State);
        if (function.Name == "ranking.rank_candidates" && AsksAboutPerson(turn, read) is { } about)
            return about;
        if (text.First(MentionKind.Model) is null)
            read.Remove("model");
        if (function.Argument("tune") is not null && !read.ContainsKey("tune"))
            read.Remove("tune");
        if (read.Count == 0)
        {
            return function.Argument("top") is not null && isFollowUp && turn.Top.Intent == Refine && text.Mentions.All(m => m.Kind is not (MentionKind.Person or MentionKind.Skill or MentionKind.Project or MentionKind.Period))
                ? last.With("top", More)
                : null;
        }

        var call = last;
        foreach (var (name, values) in read)
        {
            var isAdded = name is "exclude" or "include" || (name == "people" && values.Count == 1);
            call = call.With(name, isAdded ? [.. call.All(name).Union(values)] : values);
        }

        // Whoever is left out now is not shown as well, and the other way round.
        if (read.TryGetValue("exclude", out var excluded))
            call = call.With("include", [.. call.All("include").Except(excluded)]);
        if (read.TryGetValue("include", out var included))
            call = call.With("exclude", [.. call.All("exclude").Except(included)]);
        return call;
    }

    /// <summary>"What about Stefan?" after a ranking asks where Stefan stands; "also show Stefan" wants him in the list.</summary>
    private static PlannedCall? AsksAboutPerson(Message turn, Dictionary<string, IReadOnlyList<string>> read) =>
        read.TryGetValue("include", out var people) && people.Count == 1 && !read.ContainsKey("task") && turn.State.TaskId is { } task && turn.Text.First(MentionKind.Include) is null
        && !turn.Text.Tokens.Any(t => t.Word is "add" or "show" or "list")
            ? PlannedCall.Of("ranking.explain_ranking", ("task", task), ("person", people[0]))
            : null;

    private static bool Same(PlannedCall a, PlannedCall b) =>
        a.Function == b.Function && a.Arguments.Count == b.Arguments.Count && a.Arguments.All(x => b.All(x.Key).SequenceEqual(x.Value));

    /// <summary>Whether a text is names and nothing else to speak of.</summary>
    private bool IsBare(LinkedText text) => text.Tokens.Count <= 12 && Enumerable.Range(0, text.Tokens.Count).All(t =>
        understanding.Lexicon.Fillers.Contains(text.Tokens[t].Word)
        || text.Mentions.Any(m => m.At <= t && t < m.End && m.Kind is MentionKind.Task or MentionKind.Person or MentionKind.Department or MentionKind.Skill or MentionKind.Seniority
            or MentionKind.Number or MentionKind.Ordinal or MentionKind.Project or MentionKind.Period or MentionKind.Version or MentionKind.Weekday or MentionKind.Clock or MentionKind.Source or MentionKind.Best or MentionKind.Last or MentionKind.ImportKind));

    private static string? First(IReadOnlyList<string> people) => people.Count > 0 ? people[0] : null;

    private static bool StartsWithNo(LinkedText text) => text.Tokens.Count > 0 && text.Tokens[0].Word is "no" or "nein" or "non" or "nope" or "nee" or "nah";

    /// <summary>Only what is named makes another call of the waiting one: "yes, I am sure" does not make it about the speaker.</summary>
    private static bool ChangesCall(Message turn) => turn.Text.Mentions.Any(m => m.Kind is MentionKind.Task or MentionKind.Person or MentionKind.Version or MentionKind.Weekday or MentionKind.Clock && m.IsSure);

    private static bool Names(Message turn) => turn.Text.Mentions.Any(m => m.Kind is MentionKind.Task or MentionKind.Person or MentionKind.Version or MentionKind.Department or MentionKind.Project && m.IsSure);

    /// <summary>"Who should take the blockchain migration?" is not about the task last shown.</summary>
    private bool NamesSomethingUnknown(Message turn) => turn.Text.First(MentionKind.That) is null && Enumerable.Range(0, turn.Text.Tokens.Count).Any(t =>
        turn.Text.Tokens[t].Word is { Length: >= 4 } word && char.IsLetter(word[0]) && !understanding.Intents.Vocabulary.ContainsKey(word) && !turn.Company.NameWords.Contains(word)
        && !turn.Text.Mentions.Any(m => m.At <= t && t < m.End));

    /// <param name="Text">The words and what they name.</param>
    /// <param name="Scores">What they may ask for, likeliest first.</param>
    /// <param name="Speaker">Who speaks.</param>
    /// <param name="State">What the conversation remembers.</param>
    /// <param name="Company">The names of the company.</param>
    /// <param name="HasFiles">Whether files came with them.</param>
    private sealed record Message(LinkedText Text, IReadOnlyList<IntentScore> Scores, Speaker Speaker, ConversationState State, CompanyWords Company, bool HasFiles)
    {
        public IntentScore Top => Scores[0];
    }
}
