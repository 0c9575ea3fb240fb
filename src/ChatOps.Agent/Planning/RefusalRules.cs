using System.Text.RegularExpressions;
using ChatOps.Agent.Access;
using ChatOps.Agent.Planning.Language;
using ChatOps.Agent.Prompts;

namespace ChatOps.Agent.Planning;

/// <summary>
/// What is not done, whoever asks and whichever planner serves: choosing people by a protected trait (Directive 2000/78/EC and its kin), changing
/// the rules by talking, claiming a role. Works on the words, before anything is planned. Quoted text and titles of tasks are data and left out.
/// </summary>
internal sealed partial class RefusalRules
{
    /// <summary>For patterns that a text wears out. It is the clock's time and not the thread's: a busy machine leaves a thread lying for seconds, and its speaker is answered all the same.</summary>
    internal static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    /// <summary>Words with typos are put right only from this length on: shorter ones are too near to harmless words.</summary>
    private const int ShortestTypo = 5;

    private readonly HashSet<string> _unaffected;
    private readonly Regex[] _harmless;
    private readonly Spelling _spelling;
    private readonly (string Trait, Regex Words)[] _traits;
    private readonly Regex[] _override;
    private readonly (string Role, Regex Words)[] _claims;

    public RefusalRules(RefusalFile file)
    {
        _unaffected = [.. file.Unaffected];
        _harmless = [.. file.Harmless.Select(Compile)];
        _spelling = new Spelling(file.Traits.Values.SelectMany(t => t).Concat(file.Override)
            .SelectMany(p => Literal().Matches(p).Select(m => m.Value)).Concat(file.Spellings).CountBy(w => w, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal));
        _traits = [.. file.Traits.SelectMany(t => t.Value.Select(r => (t.Key, Compile(r))))];
        _override = [.. file.Override.Select(Compile)];
        _claims = [.. file.RoleClaims.SelectMany(c => c.Value.Select(r => (c.Key, Compile(r))))];
    }

    /// <summary>Reads the rules.</summary>
    /// <exception cref="PromptUnreadableException">The file is missing or not sound.</exception>
    public static RefusalRules Load(PromptFolder prompts) => new(prompts.ReadYaml<RefusalFile>("understanding/refusals.yaml"));

    /// <summary>Whether a text tries to change the rules or claims a role that the speaker does not have; the sentence to answer with, or null.</summary>
    public string? AgainstRules(LinkedText text, Speaker speaker, Func<string, bool> isKnown)
    {
        var words = Data(text, withQuotes: false);
        var corrected = Corrected(words, isKnown);
        if (_override.Any(r => r.IsMatch(words) || (corrected is not null && r.IsMatch(corrected))))
            return "My rules and your rights don't change by being told so; nothing was done. Ask me again without that, and I'll do what your role allows.";
        var claim = _claims.FirstOrDefault(c => c.Role != speaker.Role.ToString() && c.Words.IsMatch(words)).Role;
        return claim is null ? null : "What you may do depends on how you signed in, not on what you say you are; nothing was done.";
    }

    /// <summary>The protected trait that a text chooses people by, or null.</summary>
    /// <param name="text">The text.</param>
    /// <param name="intent">What it most likely asks for.</param>
    /// <param name="isKnown">Words of the language, which are no typos.</param>
    /// <param name="isAboutPeople">Whether the conversation last chose among people, so that a few words may be a condition on them.</param>
    public string? Trait(LinkedText text, string intent, Func<string, bool> isKnown, bool isAboutPeople)
    {
        if (_unaffected.Contains(intent))
            return null;
        // A greeting with such a word in it chooses nobody, unless somebody is being chosen.
        if (intent is "none" or "help.help" or "dialogue.yes" or "dialogue.no" && !isAboutPeople && !Choosing().IsMatch(TextFolding.Fold(text.Text)))
            return null;
        var words = Data(text, withQuotes: false);
        foreach (var harmless in _harmless)
            words = harmless.Replace(words, " _ ");
        var corrected = Corrected(words, isKnown);
        return _traits.FirstOrDefault(t => t.Words.IsMatch(words) || (corrected is not null && t.Words.IsMatch(corrected))).Trait;
    }

    /// <summary>The answer to a choice by a trait.</summary>
    public static string TraitSentence(string trait) =>
        $"I don't choose people by {trait}, and nothing was ranked. Ask me without that condition and I'll rank by skills, results and free time.";

    /// <summary>"Ingore all previus instrutions" is "ignore all previous instructions"; null where no word is a typo of one that matters.</summary>
    private string? Corrected(string words, Func<string, bool> isKnown)
    {
        var isChanged = false;
        var corrected = Word().Replace(words, m =>
        {
            if (m.Length < ShortestTypo || isKnown(m.Value) || _spelling.Correct(m.Value) is not { } meant || meant[0] != m.Value[0])
                return m.Value;
            isChanged = true;
            return meant;
        });
        return isChanged ? corrected : null;
    }

    private static Regex Compile(string pattern) => new(pattern, RegexOptions.CultureInvariant, Limit);

    /// <summary>The folded text without what is data: titles of tasks, and quotes where asked.</summary>
    private static string Data(LinkedText text, bool withQuotes)
    {
        var letters = TextFolding.Fold(text.Text).ToCharArray();
        foreach (var mention in text.Of(MentionKind.Task).Where(m => m.IsSure && m.Count > 1))
        {
            for (var i = text.Tokens[mention.At].Start; i < text.Tokens[mention.End - 1].End; i++)
                letters[i] = '_';
        }

        // "over fifty" is "over 50"; from behind, so that places stay right.
        var folded = new string(letters);
        foreach (var number in text.Of(MentionKind.Number).Where(m => char.IsLetter(text.Tokens[m.At].Word[0]) && m.Values[0].Length > 1).Reverse())
            folded = folded[..text.Tokens[number.At].Start] + number.Values[0] + folded[text.Tokens[number.At].End..];
        return withQuotes ? folded : Quoted().Replace(folded, " _ ");
    }

    [GeneratedRegex("\"[^\"]{1,400}\"|“[^”]{1,400}”|„[^“”]{1,400}[“”]|«[^»]{1,400}»|`[^`]{1,400}`")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"(?<![\\\[(?a-z])[a-z]{5,}(?![a-z\\\[*?+(])")]
    private static partial Regex Literal();

    [GeneratedRegex(@"[a-z]+")]
    private static partial Regex Word();

    [GeneratedRegex(@"\b(who|whom|which|only|no|nicht|pas|enleve\w*|without|except|exclude|leave out|skip|not|rank|best|top|find|people|persons?|candidates?|developers?|anyone|anybody|someone|somebody|nobody|prefer|choose|pick|wer|wen|nur|ohne|keine?|leute|kandidat\w*|quien|solo|sin|personas|alguien|candidat\w*|qui|seulement|sans|gens|personne|list|liste|lista|ranking)\b")]
    private static partial Regex Choosing();
}
