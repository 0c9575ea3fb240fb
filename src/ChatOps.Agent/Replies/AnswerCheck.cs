using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.RegularExpressions;
using ChatOps.Agent.Planning;
using ChatOps.Agent.Planning.Language;
using ChatOps.Learning.Ranking;

namespace ChatOps.Agent.Replies;

/// <summary>
/// Holds a language model's prose against the typed results of its turn: a sentence stays only if every number in it is in a result, and every
/// person, id and address in a result or in the speaker's own message. What it can't be sure of it drops; the functions' own words are there instead.
/// </summary>
internal sealed partial class AnswerCheck(Understanding understanding)
{
    /// <summary>Longest prose that is read, in characters; an answer of a few sentences is far below.</summary>
    private const int MaxProse = 8_000;

    /// <summary>Number words up to this are articles and pronouns as well: "one of them".</summary>
    private const double LeastNumberWord = 2;

    /// <summary>Words of the lexicon that are numbers in one language and something else in another: once, cent, seize, Sept, half of.</summary>
    private static readonly HashSet<string> NoNumbers = new(StringComparer.Ordinal) { "once", "cent", "seize", "sept", "couple", "pair", "quince", "elf", "dix" };

    /// <summary>Words that tell German, where every noun has a capital letter.</summary>
    private static readonly HashSet<string> German = new(StringComparer.Ordinal) { "der", "die", "das", "und", "ist", "fur", "nicht", "mit", "ein", "eine", "wer", "hat", "sind", "den", "dem", "im", "zu" };

    private readonly ConditionalWeakTable<WorkforceSnapshot, CompanyNames> _companies = [];

    /// <summary>The sentences that stand, in paragraphs; empty if none does.</summary>
    /// <param name="prose">What the model wrote.</param>
    /// <param name="said">The speaker's message.</param>
    /// <param name="results">What the turn's functions gave back.</param>
    /// <param name="company">The company's names.</param>
    /// <param name="isWhole">Whether the prose has ended; otherwise a sentence that is not finished is left out.</param>
    /// <param name="wasAnythingDone">Whether a function with an effect ran; otherwise a sentence that says so is not true.</param>
    public string Keep(string prose, string said, IEnumerable<Reply> results, CompanyWords company, bool isWhole = true, bool wasAnythingDone = false)
    {
        var clean = Clean(prose);
        var names = _companies.GetValue(company.Snapshot, _ => new CompanyNames(company));
        var facts = new AnswerFacts(names.Prefixes, said, results);
        var paragraphs = Sentences.Split(clean, isWhole && prose.Length <= MaxProse)
            .Select(sentences => string.Join(' ', sentences.Where(s => (wasAnythingDone || !SaysDone().IsMatch(s)) && Stands(s, facts, names)).Select(Balance)))
            .Where(p => p.Any(char.IsLetter));
        return string.Join("\n\n", paragraphs);
    }

    private bool Stands(string sentence, AnswerFacts facts, CompanyNames names)
    {
        if (Link().IsMatch(sentence) || sentence.Any(c => AnswerWords.IsNumberSign(c) && !facts.HasSign(c)) || AnswerWords.Addresses(sentence).Any(a => !facts.HasAddress(a)))
            return false;
        foreach (var found in AnswerNumbers.Find(sentence.Replace("*", "", StringComparison.Ordinal), names.Prefixes))
        {
            if (found.Id is { } id ? !facts.HasId(id) : !found.Numbers.All(n => AnswerNumbers.Fits(n, facts.Numbers)))
                return false;
        }

        var words = AnswerWords.Of(sentence);
        if (words.Any(w => NumberWord(w.Folded) is { } value && !AnswerNumbers.Fits(new NumberReading([value], 0, false), facts.Numbers)))
            return false;
        var isGerman = words.Any(w => German.Contains(w.Folded));
        for (var n = 0; n < words.Count; n++)
        {
            if (NamesSomebody(words[n], facts, names) || (n > 0 && words[n].FollowsAtOnce && PairsUp(words[n - 1], words[n], facts, names, isGerman)))
                return false;
        }

        return true;
    }

    /// <summary>A name of somebody of the company that no result names.</summary>
    private bool NamesSomebody(AnswerWord word, AnswerFacts facts, CompanyNames names)
    {
        var part = names.Part(word.Folded);
        if (part is null || facts.HasWord(word.Folded) || facts.HasWord(part))
            return false;
        // "will" and "Mark" are words too: as a name only where a capital letter says so, and not at the beginning.
        return !IsEveryday(word.Folded) || (word.IsCapital && !word.IsFirst);
    }

    /// <summary>First and last name of somebody whom no result names so: another colleague, or nobody at all.</summary>
    private bool PairsUp(AnswerWord first, AnswerWord second, AnswerFacts facts, CompanyNames names, bool isGerman)
    {
        if (!first.IsCapital || !second.IsCapital || facts.HasPair(first.Folded, second.Folded))
            return false;
        if (names.Part(first.Folded) is { } a && names.Part(second.Folded) is { } b)
            return !facts.HasPair(a, b);
        if (IsKnown(second, facts, names))
            return false;
        return !IsKnown(first, facts, names) || (!first.IsFirst && !isGerman) || (first.IsFirst && !isGerman && !IsEveryday(first.Folded));
    }

    private bool IsKnown(AnswerWord word, AnswerFacts facts, CompanyNames names) =>
        facts.HasWord(word.Folded) || names.OtherWords.Contains(word.Folded) || IsEveryday(word.Folded);

    private bool IsEveryday(string word) =>
        understanding.Intents.Vocabulary.ContainsKey(word) || understanding.Lexicon.Fillers.Contains(word) || understanding.Lexicon.Phrases.Words.Contains(word);

    private double? NumberWord(string word) =>
        !NoNumbers.Contains(word) && understanding.Lexicon.Numbers.TryGetValue(word, out var digits)
        && double.Parse(digits, CultureInfo.InvariantCulture) is >= LeastNumberWord and var value ? value : null;

    /// <summary>Without what can't be seen and what is no markup of a reply: a digit behind a zero-width space is a digit.</summary>
    private static string Clean(string prose)
    {
        var clean = new StringBuilder(prose.Length);
        foreach (var line in prose.Normalize(NormalizationForm.FormC).ReplaceLineEndings("\n").Split('\n'))
        {
            if (line.TrimStart() is ['|', ..] or ['`', '`', '`', ..])
                continue;
            foreach (var c in Lead().Replace(line, ""))
            {
                if (char.GetUnicodeCategory(c) is not (UnicodeCategory.Format or UnicodeCategory.Control or UnicodeCategory.PrivateUse or UnicodeCategory.Surrogate) && c is not '`')
                    clean.Append(c);
            }

            clean.Append('\n');
            if (clean.Length > MaxProse)
                break;
        }

        var text = clean.ToString();
        return (text.Length <= MaxProse ? text : text[..MaxProse]).TrimEnd('\n');
    }

    /// <summary>A sentence whose stars don't close says them plain.</summary>
    private static string Balance(string sentence) =>
        sentence.Count(c => c == '*') % 2 == 0 && Regex.Count(sentence, @"\*\*") % 2 == 0 ? sentence : sentence.Replace("*", "", StringComparison.Ordinal);

    /// <summary>"Done", and "I have assigned it", in the languages that are understood.</summary>
    [GeneratedRegex(
        """
        ^[\W_]*(?:all\s+)?(?:done|erledigt|fertig|hecho|listo|fait|c['’]est\s+fait)\b
        |\b(?:i|we)(?:['’]ve|\s+have|['’]ll\s+have|\s+just|\s+now|\s+already|\s+also|\s+successfully)*\s+(?:assigned|re-?assigned|unassigned|gave|given|moved|started|stopped|promoted|rolled|scheduled|cancel+ed|saved|erased|deleted|removed|recorded|applied|corrected|undid|undone|re-?trained|imported|confirmed|changed|updated)\b
        |\b(?:has|have)\s+(?:now\s+|just\s+)?been\s+(?:assigned|re-?assigned|moved|started|stopped|promoted|scheduled|cancel+ed|saved|erased|deleted|recorded|applied|corrected|undone|re-?trained|imported|confirmed|changed|updated)\b
        |\b(?:ich\s+habe|habe\s+ich|wurde|he|ha\s+sido|j['’]ai|a\s+été)\b.*\b(?:zugewiesen|zugeteilt|gestartet|gestoppt|gespeichert|gelöscht|geplant|übernommen|asignad[oa]|iniciad[oa]|guardad[oa]|borrad[oa]|programad[oa]|assignée?|attribuée?|lancée?|enregistrée?|supprimée?|planifiée?)\b
        """,
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex SaysDone();

    [GeneratedRegex(@"://|\bwww\.|\]\(|<[/!a-zA-Z]")]
    private static partial Regex Link();

    /// <summary>Signs of headings, quotations and lists at the beginning of a line.</summary>
    [GeneratedRegex(@"^\s*(?:#{1,6}\s+|>\s*|[-+•*]\s+)+")]
    private static partial Regex Lead();
}
