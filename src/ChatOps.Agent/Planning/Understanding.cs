using System.Runtime.CompilerServices;
using ChatOps.Agent.Planning.Intents;
using ChatOps.Agent.Planning.Language;
using ChatOps.Agent.Prompts;
using ChatOps.Learning.Ranking;

namespace ChatOps.Agent.Planning;

/// <summary>Everything that understanding a sentence rests on, read and trained once.</summary>
internal sealed class Understanding
{
    private readonly ConditionalWeakTable<WorkforceSnapshot, CompanyWords> _companies = [];

    public Understanding(PromptFolder prompts)
    {
        Lexicon = Lexicon.Load(prompts);
        Refusals = RefusalRules.Load(prompts);
        Intents = IntentModel.Train(IntentExamples.Load(prompts, Lexicon));
        Arguments = new ArgumentReader(Lexicon);
        Splitter = new RequestSplitter(Lexicon);
        Linker = new EntityLinker(Lexicon, new Spelling(Expected()));
    }

    public Lexicon Lexicon { get; }

    public RefusalRules Refusals { get; }

    public IntentModel Intents { get; }

    public ArgumentReader Arguments { get; }

    public RequestSplitter Splitter { get; }

    public EntityLinker Linker { get; }

    /// <summary>The names of a company; made once for each snapshot.</summary>
    public CompanyWords Company(WorkforceSnapshot snapshot) => _companies.GetValue(snapshot, s => new CompanyWords(s, Lexicon));

    /// <summary>Words that a message is expected to be made of, with how often.</summary>
    private Dictionary<string, int> Expected()
    {
        var expected = Intents.Vocabulary.Where(w => w.Key[0] != '<').ToDictionary(w => w.Key, w => w.Value, StringComparer.Ordinal);
        foreach (var word in Lexicon.Phrases.Words.Concat(Lexicon.Fillers).Concat(Lexicon.File.Everyday).Concat(Lexicon.File.Skills.Values.SelectMany(v => v).SelectMany(Tokenizer.Words)))
            expected.TryAdd(word, 1);
        return expected;
    }
}
