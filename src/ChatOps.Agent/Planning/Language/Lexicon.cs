using System.Collections.Frozen;
using System.Text.RegularExpressions;
using ChatOps.Agent.Prompts;

namespace ChatOps.Agent.Planning.Language;

/// <summary>The words of the languages that are understood: data of <c>prompts/understanding/lexicon.yaml</c>, ready to be looked up. Immutable.</summary>
internal sealed class Lexicon
{
    public Lexicon(LexiconFile file)
    {
        File = file;
        (MentionKind Kind, Dictionary<string, List<string>> Values)[] byValue =
        [
            (MentionKind.Seniority, file.Seniority), (MentionKind.Level, file.Level), (MentionKind.Priority, file.Priority), (MentionKind.Status, file.Status),
            (MentionKind.Period, file.Period), (MentionKind.Source, file.Source), (MentionKind.ImportKind, file.Kind), (MentionKind.Model, file.Model),
            (MentionKind.Flag, file.Flags), (MentionKind.Ordinal, file.Ordinals), (MentionKind.Weekday, file.Weekdays), (MentionKind.Clock, file.Clock),
            (MentionKind.CvField, file.Fields), (MentionKind.Topic, file.Topics),
        ];
        (MentionKind Kind, List<string> Phrases)[] plain =
        [
            (MentionKind.Self, file.Self), (MentionKind.Someone, file.Someone), (MentionKind.Both, file.Both), (MentionKind.Best, file.BestPlace),
            (MentionKind.Last, file.LastPlace), (MentionKind.That, file.That), (MentionKind.Exclude, file.Exclude), (MentionKind.Include, file.Include),
            (MentionKind.SeniorityUp, file.SeniorityUp), (MentionKind.SeniorityDown, file.SeniorityDown),
        ];
        foreach (var (kind, values) in byValue)
        {
            foreach (var (value, phrases) in values)
                phrases.ForEach(p => Phrases.Add(p, (kind, value)));
        }

        foreach (var (kind, phrases) in plain)
            phrases.ForEach(p => Phrases.Add(p, (kind, "")));
        Phrases.Seal();
        Numbers = file.Numbers.SelectMany(n => n.Value.Select(word => (word, n.Key))).ToFrozenDictionary(n => n.word, n => n.Key, StringComparer.Ordinal);
        TitleStopWords = [.. file.TitleStopWords];
        SkillLeads = [.. file.SkillLeads];
        WordySkills = [.. file.WordySkills];
        Fillers = [.. file.Fillers.SelectMany(Tokenizer.Words)];
        Patterns = file.Patterns.ToFrozenDictionary(
            p => p.Key,
            p => (IReadOnlyList<Regex>)[.. p.Value.Select(r => new Regex(r, RegexOptions.CultureInvariant, RefusalRules.Limit))]);
    }

    public LexiconFile File { get; }

    /// <summary>Every phrase that means the same in every company.</summary>
    public PhraseTable<(MentionKind Kind, string Value)> Phrases { get; } = new();

    /// <summary>Digits by number word.</summary>
    public FrozenDictionary<string, string> Numbers { get; }

    public HashSet<string> TitleStopWords { get; }

    public HashSet<string> SkillLeads { get; }

    public HashSet<string> WordySkills { get; }

    public HashSet<string> Fillers { get; }

    /// <summary>Regular expressions by argument; the group <c>value</c> is the value.</summary>
    public FrozenDictionary<string, IReadOnlyList<Regex>> Patterns { get; }

    /// <summary>Reads the lexicon.</summary>
    /// <exception cref="PromptUnreadableException">The file is missing or not sound.</exception>
    public static Lexicon Load(PromptFolder prompts) => new(prompts.ReadYaml<LexiconFile>("understanding/lexicon.yaml"));
}
