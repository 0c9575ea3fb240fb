using System.Globalization;
using System.Text;
using ChatOps.Agent.Planning;
using ChatOps.Agent.Replies;
using ChatOps.Tests.Fakes;

namespace ChatOps.Tests.Agent.Planning;

/// <summary>The offline planner on labelled messages of other hands, and on the same messages roughened by program. Nothing that must not run may run.</summary>
public sealed class UnderstandingTests : IClassFixture<UnderstandingTests.Team>
{
    private const int Seed = 42;

    private readonly Team _team;

    public UnderstandingTests(Team team) => _team = team;

    [Theory]
    [InlineData("given.jsonl", 0.99)]
    [InlineData("more.jsonl", 0.98)]
    [InlineData("refusals.jsonl", 0.96)]
    public async Task Plan_LabelledMessages_AreUnderstoodAndNothingUnsafeRuns(string file, double least)
    {
        var utterances = Utterance.Read(Path.Combine(Samples.Understanding, file));

        var results = await Task.WhenAll(utterances.Select(_team.UnderstandAsync));

        var misses = utterances.Zip(results).Where(p => !p.First.IsExact(p.Second.Call, p.Second.Outcome)).Select(p => $"{p.First.Id} {p.First.Text} -> {p.Second}").ToArray();
        Assert.Empty(utterances.Zip(results).Where(p => !p.First.IsSafe(p.Second.Outcome)).Select(p => $"{p.First.Id} {p.First.Text} -> {p.Second}"));
        Assert.True(1 - ((double)misses.Length / utterances.Count) >= least, string.Join('\n', misses));
    }

    [Theory]
    [InlineData(Roughness.LowerCaseWithoutMarks, 0.95)]
    [InlineData(Roughness.Courtesy, 0.95)]
    [InlineData(Roughness.OneTypo, 0.9)]
    public async Task Plan_RoughenedMessages_AreStillUnderstood(Roughness roughness, double least)
    {
        var random = new Random(Seed);
        var utterances = Utterance.Read(Path.Combine(Samples.Understanding, "given.jsonl")).Concat(Utterance.Read(Path.Combine(Samples.Understanding, "more.jsonl")))
            .Where(u => u.Text.Length > 12 && u.Function != "cv.correct_cv" && u.Outcome is not ("confirmed" or "cancelled" or "none"))
            .Select(u => u with { Text = Roughen(u.Text, roughness, random) })
            .ToArray();

        var results = await Task.WhenAll(utterances.Select(_team.UnderstandAsync));

        var misses = utterances.Zip(results).Where(p => !p.First.IsExact(p.Second.Call, p.Second.Outcome)).Select(p => $"{p.First.Id} {p.First.Text} -> {p.Second}").ToArray();
        var unsafely = utterances.Zip(results).Where(p => !p.First.IsSafe(p.Second.Outcome)).Select(p => $"{p.First.Id} {p.First.Text} -> {p.Second}").ToArray();
        Assert.True(1 - ((double)misses.Length / utterances.Length) >= least, $"{misses.Length} of {utterances.Length}\n" + string.Join('\n', misses));
        Assert.True(unsafely.Length <= utterances.Length / 100, string.Join('\n', unsafely));
    }

    [Fact]
    public void Intents_PartOfTheExamplesHeldOut_AreRecognisedFromTheOthers()
    {
        // Every fifth sentence of each file is kept away from training: what is left must be enough to understand it.
        var examples = ChatOps.Agent.Planning.Intents.IntentExamples.Load(ChatOps.Agent.Prompts.PromptFolder.Default, Minds.Shared.Lexicon).Examples;
        var model = ChatOps.Agent.Planning.Intents.IntentModel.Train(new([.. examples.Where((_, n) => n % 5 != 0)]));
        var heldOut = examples.Where((_, n) => n % 5 == 0).ToArray();

        var right = heldOut.Count(e => model.Classify(e.Words)[0].Intent == e.Intent);

        Assert.True(right >= 0.88 * heldOut.Length, string.Create(CultureInfo.InvariantCulture, $"{(double)right / heldOut.Length:0.000}"));
    }

    private static string Roughen(string text, Roughness roughness, Random random) => roughness switch
    {
        Roughness.LowerCaseWithoutMarks => new string([.. text.ToLowerInvariant().Where(c => char.IsLetterOrDigit(c) || c is ' ' or '-' or ':' or '@' or '.' or '%' or '/' or '*' or ',')]).TrimEnd('.', ' '),
        Roughness.Courtesy => random.Next(2) == 0 ? "Hi there. " + text : text + (text.EndsWith('?') || text.EndsWith('.') ? " Thanks." : ". Thanks."),
        _ => WithTypo(text, random),
    };

    /// <summary>Two neighbouring letters inside one longer word change places.</summary>
    private static string WithTypo(string text, Random random)
    {
        var words = text.Split(' ');
        var longer = Enumerable.Range(0, words.Length).Where(n => words[n].Length >= 6 && words[n].All(char.IsLetter)).ToArray();
        if (longer.Length == 0)
            return text;
        var word = new StringBuilder(words[longer[random.Next(longer.Length)]]);
        var chosen = Array.FindIndex(words, w => w == word.ToString());
        var at = random.Next(1, word.Length - 2);
        (word[at], word[at + 1]) = (word[at + 1], word[at]);
        words[chosen] = word.ToString();
        return string.Join(' ', words);
    }

    /// <summary>How messages are roughened.</summary>
    public enum Roughness
    {
        LowerCaseWithoutMarks,
        Courtesy,
        OneTypo,
    }

    /// <summary>The company that the messages speak of.</summary>
    public sealed class Team : IAsyncLifetime, IDisposable
    {
        private AgentBench? _bench;

        public async Task InitializeAsync()
        {
            _bench = new AgentBench(await SampleCompanies.TeamAsync());
        }

        public Task DisposeAsync() => Task.CompletedTask;

        public void Dispose() => _bench?.Dispose();

        internal async Task<(PlannedCall? Call, ReplyOutcome Outcome)> UnderstandAsync(Utterance utterance) =>
            await Task.Run(() => _bench!.Rehearsal.UnderstandAsync(utterance.Speaker, utterance.Turns, CancellationToken.None));
    }
}
