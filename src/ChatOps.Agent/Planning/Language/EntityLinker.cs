using System.Text.RegularExpressions;

namespace ChatOps.Agent.Planning.Language;

/// <summary>Finds what a text names: ids, people, tasks by title, departments, skills, and the phrases of the lexicon. Never guesses: a name that fits several has several values.</summary>
/// <param name="lexicon">Words that mean the same in every company.</param>
/// <param name="spelling">Words that are expected; others may be typos.</param>
internal sealed partial class EntityLinker(Lexicon lexicon, Spelling spelling)
{
    /// <summary>Links a text.</summary>
    public LinkedText Link(string text, CompanyWords company)
    {
        var tokens = Tokenizer.Split(text).ToArray();
        CorrectSpelling(tokens, text, company);
        var mentions = new List<Mention>();
        AddIds(tokens, text, company, mentions);
        AddNames(tokens, text, company, mentions);
        AddPhrases(tokens, text, mentions);
        AddTitles(tokens, text, company, mentions);
        mentions.Sort((a, b) => a.At != b.At ? a.At.CompareTo(b.At) : b.Count.CompareTo(a.Count));
        return new LinkedText(text, tokens, mentions);
    }

    /// <summary>Words that nobody knows, but for a typo, become the word that was meant. Names win where the word begins with a capital.</summary>
    private void CorrectSpelling(Token[] tokens, string text, CompanyWords company)
    {
        for (var i = 0; i < tokens.Length; i++)
        {
            var word = tokens[i].Word;
            if (spelling.Knows(word) || company.NameWords.Contains(word) || company.Titles.Knows(word) || lexicon.Numbers.ContainsKey(word))
                continue;
            var isCapital = char.IsUpper(text[tokens[i].Start]) && i > 0;
            var name = company.NameParts.Correct(word) ?? (word.EndsWith('s') ? company.NameParts.Correct(word[..^1]) : null);
            var usual = spelling.Correct(word);
            var title = NearestTitleWord(word, company);
            string?[] inOrder = isCapital ? [name, title, usual] : [usual is not null && title is not null && Closer(word, title, usual) ? title : usual, title, name];
            if (inOrder.FirstOrDefault(w => w is not null) is { } meant)
                tokens[i] = tokens[i] with { Word = name is not null && usual is not null && !isCapital && Closer(word, name, usual) ? name : meant };
        }
    }

    private static bool Closer(string word, string one, string other) => EditDistance.Between(word, one, 2) < EditDistance.Between(word, other, 2);

    private static string? NearestTitleWord(string word, CompanyWords company) => word.Length < 5
        ? null
        : company.Titles.Words.Where(w => w.Length >= 5 && EditDistance.Between(word, w, EditDistance.Allowed(w.Length)) <= EditDistance.Allowed(w.Length))
            .OrderBy(w => EditDistance.Between(word, w, 2)).ThenBy(w => w, StringComparer.Ordinal).FirstOrDefault();

    private static void AddIds(Token[] tokens, string text, CompanyWords company, List<Mention> mentions)
    {
        for (var i = 0; i < tokens.Length; i++)
        {
            var word = tokens[i].Word;
            if (word.Contains('@', StringComparison.Ordinal) && !word.StartsWith('@'))
            {
                var person = company.PersonByEmail(text[tokens[i].Start..tokens[i].End]);
                mentions.Add(new Mention(MentionKind.Email, i, 1, [text[tokens[i].Start..tokens[i].End]], word));
                if (person is not null)
                    mentions.Add(new Mention(MentionKind.Person, i, 1, [person], word));
                continue;
            }

            if (Joined().Match(word) is { Success: true } joined)
                AddId(joined.Groups[1].Value, joined.Groups[2].Value, i, 1);
            else if (i + 1 < tokens.Length && Digits().IsMatch(tokens[i + 1].Word))
                AddId(word, tokens[i + 1].Word, i, 2);
            else if (i + 1 < tokens.Length && tokens[i + 1].Word == "v" && i + 2 < tokens.Length && Digits().IsMatch(tokens[i + 2].Word) && word is "version" or "model")
                mentions.Add(new Mention(MentionKind.Version, i, 3, ["v" + tokens[i + 2].Word], text[tokens[i].Start..tokens[i + 2].End]));
        }

        void AddId(string prefix, string number, int at, int count)
        {
            var said = text[tokens[at].Start..tokens[at + count - 1].End];
            if (prefix is "v" or "version" or "model" or "ver" || (prefix == "modell" && count == 2))
            {
                mentions.Add(new Mention(MentionKind.Version, at, count, ["v" + number], said));
                return;
            }

            var single = prefix.EndsWith('s') ? prefix[..^1] : prefix;
            if (company.TaskPrefixes.Contains(prefix) || company.TaskPrefixes.Contains(single) || prefix is "ticket" or "aufgabe" or "tarea" or "tache" or "task" or "tasks")
            {
                string[] tried = [prefix, single, .. company.TaskPrefixes];
                var id = tried.Select(p => company.Task(p, number)).FirstOrDefault(t => t is not null);
                mentions.Add(new Mention(MentionKind.Task, at, count, id is null ? [] : [id], said));
                // "tasks 101, 110 and 112"
                var next = at + count;
                while (count == 2 && next < tokens.Length)
                {
                    var skip = next;
                    while (skip < tokens.Length && tokens[skip].Word is "and" or "und" or "y" or "et" or "or" or "task")
                        skip++;
                    if (skip >= tokens.Length || !Digits().IsMatch(tokens[skip].Word) || tried.Select(p => company.Task(p, tokens[skip].Word)).FirstOrDefault(t => t is not null) is not { } further)
                        break;
                    mentions.Add(new Mention(MentionKind.Task, skip, 1, [further], tokens[skip].Word));
                    next = skip + 1;
                }
            }
            else if (company.Person(prefix, number) is { } person && count == 1)
            {
                mentions.Add(new Mention(MentionKind.Person, at, count, [person], said));
            }
            else if (company.PersonPrefixes.Contains(prefix) && count == 1 && number.Length >= 2)
            {
                mentions.Add(new Mention(MentionKind.Person, at, count, [], said));
            }
            else if (company.ProjectPrefixes.Contains(prefix) || prefix == "project")
            {
                if (company.Project(prefix, number) is { } project)
                    mentions.Add(new Mention(MentionKind.Project, at, count, [project], said));
            }
        }
    }

    private void AddNames(Token[] tokens, string text, CompanyWords company, List<Mention> mentions)
    {
        var found = company.Names.In(tokens).GroupBy(n => (n.At, n.Count, n.Value.Kind));
        foreach (var group in found)
        {
            var (at, count, kind) = group.Key;
            var values = group.Select(g => g.Value.Value).Distinct(StringComparer.Ordinal).ToArray();
            if (kind == MentionKind.Skill && count == 1 && lexicon.WordySkills.Contains(tokens[at].Word) && (at == 0 || !lexicon.SkillLeads.Contains(tokens[at - 1].Word)) && !IsCapital(tokens, text, at))
                continue;
            // A name that is an everyday word ("mark", "may", "will") counts in small letters only where it is no word of the language around it.
            mentions.Add(new Mention(kind, at, count, values, text[tokens[at].Start..tokens[at + count - 1].End]));
        }

        // The longer name hides the shorter one: "Anna Lindqvist" is not every Anna.
        mentions.RemoveAll(m => m.Kind == MentionKind.Person && mentions.Any(o => o.Kind == MentionKind.Person && o != m && o.At <= m.At && o.End >= m.End && o.Count > m.Count));
        mentions.RemoveAll(m => m.Kind == MentionKind.Skill && mentions.Any(o => o.Kind == MentionKind.Skill && o != m && o.At <= m.At && o.End >= m.End && o.Count > m.Count));
    }

    private static bool IsCapital(Token[] tokens, string text, int at) => at > 0 && char.IsUpper(text[tokens[at].Start]);

    private void AddPhrases(Token[] tokens, string text, List<Mention> mentions)
    {
        foreach (var (at, count, value) in lexicon.Phrases.In(tokens).Where(p => p.Value.Kind != MentionKind.Self || !IsGermanIm(tokens[p.At], text)))
            mentions.Add(new Mention(value.Kind, at, count, [value.Value], text[tokens[at].Start..tokens[at + count - 1].End]));
        // Of one kind the longer phrase hides what is inside it: "high priority" is not also "high".
        mentions.RemoveAll(m => mentions.Any(o => o.Kind == m.Kind && o.Kind is not MentionKind.Person && o.At <= m.At && o.End >= m.End && o.Count > m.Count));
        for (var i = 0; i < tokens.Length; i++)
        {
            var digits = Digits().IsMatch(tokens[i].Word) ? tokens[i].Word : lexicon.Numbers.GetValueOrDefault(tokens[i].Word);
            if (digits is not null && !mentions.Any(m => m.At <= i && m.End > i && m.Kind is MentionKind.Task or MentionKind.Person or MentionKind.Version or MentionKind.Project))
                mentions.Add(new Mention(MentionKind.Number, i, 1, [digits], tokens[i].Word));
        }
    }

    /// <summary>"Im Backend" is German for "in the backend"; "I'm" is somebody.</summary>
    private static bool IsGermanIm(Token token, string text) => token.Word == "im" && text[token.Start] == 'i' && token.Length == 2;

    private static void AddTitles(Token[] tokens, string text, CompanyWords company, List<Mention> mentions)
    {
        var taken = new bool[tokens.Length];
        foreach (var mention in mentions.Where(m => m.Kind is MentionKind.Task or MentionKind.Email or MentionKind.Version || (m.Kind == MentionKind.Person && IsNameForSure(m))))
            Array.Fill(taken, true, mention.At, mention.Count);
        mentions.AddRange(company.Titles.Find(tokens, text, t => taken[t]).ToArray());
        // "I meant 106": a number that is one of a task, where a task is wanted.
        foreach (var number in mentions.Where(m => m.Kind == MentionKind.Number && tokens[m.At].Word.Length >= 3 && char.IsDigit(tokens[m.At].Word[0])).ToArray())
        {
            if (company.TaskPrefixes.Select(p => company.Task(p, number.Values[0])).FirstOrDefault(t => t is not null) is { } id)
                mentions.Add(new Mention(MentionKind.Task, number.At, 1, [id], number.Said, IsSure: false));
        }

        bool IsNameForSure(Mention m) => m.Count > 1 || !company.Titles.Knows(tokens[m.At].Word);
    }

    [GeneratedRegex(@"^([\p{L}]{1,12})[-_]?(\d{1,9})$")]
    private static partial Regex Joined();

    [GeneratedRegex(@"^\d{1,9}$")]
    private static partial Regex Digits();
}
