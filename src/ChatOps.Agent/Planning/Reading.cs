using ChatOps.Agent.Conversations;
using ChatOps.Agent.Planning.Language;
using ChatOps.Agent.Plugins;

namespace ChatOps.Agent.Planning;

/// <summary>A text while the arguments of a function are read from it.</summary>
/// <param name="Function">What is read for.</param>
/// <param name="Text">The text.</param>
/// <param name="Speaker">Who speaks, if they are somebody.</param>
/// <param name="State">What was last shown.</param>
/// <param name="Numbers">The numbers of the text.</param>
internal sealed record Reading(FunctionContract Function, LinkedText Text, string? Speaker, ConversationState State, NumberText Numbers)
{
    /// <summary>The mention that names the task: an id before a title, a title before a word of one; "TASK-104, not TASK-101" is the former.</summary>
    public Mention? TaskMention() => Text.Of(MentionKind.Task)
        .Where(m => IsFree(m))
        .OrderByDescending(m => m.IsSure)
        .ThenBy(m => m.IsSure && IsNegated(m))
        .ThenByDescending(m => m.IsSure && m.Said.Any(char.IsAsciiDigit))
        .ThenByDescending(m => m.Values.Count == 1)
        .ThenByDescending(m => m.Share)
        .ThenByDescending(m => m.IsSure ? 0 : m.Count)
        .FirstOrDefault();

    /// <summary>What the first mention of a kind says that is not part of a task's title; empty without one.</summary>
    public IReadOnlyList<string> First(MentionKind kind)
    {
        var mention = Text.Of(kind).FirstOrDefault(m => !IsInTitle(m));
        return mention is null ? [] : [mention.Argument];
    }

    /// <summary>Whether a mention may name the task: not where it rather names somebody or something else.</summary>
    public bool IsFree(Mention mention) =>
        mention.IsSure || !Text.Mentions.Any(o => o != mention && o.Overlaps(mention) && o.Kind is MentionKind.Person or MentionKind.Department or MentionKind.Version or MentionKind.Email
            || (o.Overlaps(mention) && o.Kind == MentionKind.Skill && Function.Argument("skills") is not null && State.TaskId is not null));

    /// <summary>Whether a mention only is a part of the title of a task that is named.</summary>
    public bool IsInTitle(Mention mention) => mention.Kind != MentionKind.Task
        && Text.Of(MentionKind.Task).Any(t => t.Overlaps(mention) && t.IsSure && (t.Count > mention.Count || t.Values.Count == 0) && (Function.Argument("task") is not null || Function.Argument("tasks") is not null));

    /// <summary>Whether words such as "but not" or "without" stand before a mention, in the same clause; or "is away" right after it.</summary>
    public bool IsNegated(Mention mention, int within = 5)
    {
        var from = mention.At;
        for (var i = mention.At - 1; i >= 0 && mention.At - i <= within; i--)
        {
            var between = Text.Text[Text.Tokens[i].End..Text.Tokens[i + 1].Start];
            if (between.AsSpan().IndexOfAny(".?!;:") >= 0)
                break;
            from = i;
        }

        var words = Text.Mentions.Where(m => m.At >= from && m.End <= mention.At && m.Kind is MentionKind.Exclude or MentionKind.Include).ToArray();
        var last = words.LastOrDefault();
        // Another name between the word and this one, joined by "and", shares it: "without Ann and Bob". A task between them does not.
        if (last?.Kind == MentionKind.Exclude && !Text.Mentions.Any(m => m.Kind == MentionKind.Task && m.IsSure && m.At >= last.End && m.End <= mention.At))
            return true;
        return Text.Mentions.Any(m => m.Kind == MentionKind.Exclude && m.At == mention.End && m.Said.Split(' ')[0].ToLowerInvariant() is "is" or "can't" or "isn't" or "out")
            || (mention.End < Text.Tokens.Count && Text.Tokens[mention.End].Word is "out" && mention.Kind == MentionKind.Person);
    }
}
