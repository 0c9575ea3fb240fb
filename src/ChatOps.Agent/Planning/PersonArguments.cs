using System.Globalization;
using ChatOps.Agent.Planning.Language;
using ChatOps.Agent.Plugins;

namespace ChatOps.Agent.Planning;

/// <summary>Whom a text means: by name, by their place in the list last shown, "me", "her".</summary>
internal static class PersonArguments
{
    public static IReadOnlyList<string> Person(ArgumentContract argument, Reading reading)
    {
        var named = PeopleMentions(reading).ToArray();
        // "give it to Bob, not Ann"; but "why not Bob?" is about Bob.
        if (named.Where(m => !reading.IsNegated(m)).ToArray() is { Length: > 0 } wanted)
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

    public static IReadOnlyList<string> People(ArgumentContract argument, Reading reading)
    {
        if (argument.Name is "include" or "exclude")
        {
            return
            [
                .. PeopleMentions(reading).Where(m => reading.IsNegated(m) == (argument.Name == "exclude")).Select(m => m.Argument).Distinct(StringComparer.Ordinal),
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

    public static string? PlaceIn(IReadOnlyList<string> shown, string place) =>
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
}
