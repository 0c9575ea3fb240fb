using System.Globalization;
using System.Text;
using ChatOps.Agent.Conversations;
using ChatOps.Agent.Plugins;

namespace ChatOps.Agent.Planning;

/// <summary>What the language model is told of a turn beside its prompt: who speaks, when, and what the conversation is about. Ids and names; no titles.</summary>
internal static class ModelContext
{
    /// <summary>People that are named; more is the rest of a long list.</summary>
    private const int MaxPeople = 10;

    public static string Of(TurnScope scope, DateTimeOffset now)
    {
        var (speaker, state) = (scope.Speaker, scope.State);
        var text = new StringBuilder("# Now\n");
        text.Append(CultureInfo.InvariantCulture, $"- Today is {now:dddd, d MMMM yyyy} (UTC).\n");
        text.Append(CultureInfo.InvariantCulture, $"- The speaker is {OneLine(speaker.Name)}{(speaker.PersonId is { } id ? $" ({OneLine(id)})" : "")}, role {speaker.Role}.\n");
        if (state.TaskId is { } task)
            text.Append(CultureInfo.InvariantCulture, $"- The task last spoken of: {OneLine(task)}.\n");
        if (state.PersonId is { } person)
            text.Append(CultureInfo.InvariantCulture, $"- The person last spoken of: {Person(person, scope)}.\n");
        if (state.People.Count > 0)
            text.Append(CultureInfo.InvariantCulture, $"- The people last shown, in order: {string.Join(", ", state.People.Take(MaxPeople).Select(p => Person(p, scope)))}.\n");
        if (state.Tasks.Count > 0)
            text.Append(CultureInfo.InvariantCulture, $"- The tasks last shown, in order: {string.Join(", ", state.Tasks.Take(MaxPeople).Select(OneLine))}.\n");
        if (state.Last is { } last)
            text.Append(CultureInfo.InvariantCulture, $"- The last call: {Call(last)}.\n");
        if (state.Waiting is { } waiting)
            text.Append(CultureInfo.InvariantCulture, $"- Waiting for the speaker's yes: {Call(waiting.Call)}. Only the speaker can answer that.\n");
        if (scope.Turn.Files.Count > 0)
            text.Append(CultureInfo.InvariantCulture, $"- Files that came with the message: {scope.Turn.Files.Count}.\n");
        var denials = FunctionCatalogue.All.Except(ModelFunctions.For(speaker)).Select(f => f.Denial).Distinct(StringComparer.Ordinal).ToArray();
        if (denials.Length > 0)
            text.Append(CultureInfo.InvariantCulture, $"- Not for this speaker, so no functions for it: {string.Join(' ', denials)}\n");
        return text.ToString();
    }

    private static string Person(string id, TurnScope scope) =>
        scope.Company.Snapshot.PersonIndex(id) is >= 0 and var index ? $"{OneLine(scope.Company.Snapshot.People[index].Name)} ({OneLine(id)})" : OneLine(id);

    private static string Call(PlannedCall call) =>
        $"{call.Function}({string.Join(", ", call.Arguments.Where(a => FunctionCatalogue.Find(call.Function)?.Argument(a.Key)?.Kind != ArgumentKind.Text).Select(a => $"{a.Key}: {OneLine(string.Join(" and ", a.Value))}"))})";

    private static string OneLine(string text)
    {
        const int Most = 80;
        var clean = new string([.. text.Where(c => !char.IsControl(c))]);
        return clean.Length <= Most ? clean : clean[..Most];
    }
}
