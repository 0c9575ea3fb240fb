using System.Globalization;
using ChatOps.Agent.Conversations;
using ChatOps.Agent.Replies;
using ChatOps.Cvs;
using ChatOps.Workforce.Store.Cvs;
using Microsoft.Extensions.Options;

namespace ChatOps.Agent.Functions.Cvs;

/// <summary>cv.analyze_cv: reads the files of the turn, one or fifty, and keeps what was read until it is saved or dropped.</summary>
internal sealed class AnalyzeCv(CvReader reader, ICvStore store, IOptions<CvOptions> options, TimeProvider time) : IChatFunction
{
    /// <summary>Files read at the same time: reading takes a core.</summary>
    private const int Workers = 2;

    /// <summary>CVs that get buttons of their own.</summary>
    private const int WithButtons = 5;

    public string Name => "cv.analyze_cv";

    public async Task<Reply> RunAsync(FunctionContext context, CancellationToken cancellationToken)
    {
        var files = context.Scope.Turn.Files;
        if (files.Count > Turn.MaxFiles)
            return Reply.Of(ReplyOutcome.Clarify, Wording.Text($"That are {files.Count} files; I read up to {Turn.MaxFiles} at once. Please send them in parts."));

        var readings = await ReadAsync(files, context.Scope.Progress, cancellationToken);
        var now = time.GetUtcNow();
        var read = files.Zip(readings).Where(r => r.Second.Analysis is not null)
            .Select(r => (Record: KeptCvs.Record(r.Second.Analysis!, r.First, context.Scope.Turn, now), Analysis: r.Second.Analysis!))
            .DistinctBy(r => r.Record.Digest)
            .ToArray();
        await store.AddAsync([.. read.Select(r => r.Record)], now.UtcDateTime.AddDays(-options.Value.KeepUnsavedDays), cancellationToken);
        if (read.Length > 0)
            context.State.Cvs = [.. read.Select(r => KeptCvs.InView(r.Record))];

        var cards = read.Select(r => (r.Record.Id, Card: new CvCard(r.Analysis, KeptCvs.PersonOf(r.Analysis, context.Ranking.Snapshot)))).ToArray();
        var problems = files.Zip(readings).Where(r => r.Second.Problem is not null).Select(r => $"**{Plain(r.First.Name)}** could not be read: {r.Second.Problem!.Message}").ToArray();
        var same = readings.Count(r => r.Analysis is not null) - read.Length;
        return new Reply
        {
            Outcome = ReplyOutcome.Allowed,
            Text = string.Join("\n\n", [.. Headline(files.Count, cards, same), .. cards.SelectMany(c => c.Card.Warnings).Distinct(), .. problems]),
            Blocks = [.. cards.Length > 1 ? [new TableBlock("Summary", CvCard.Columns, [.. cards.Select(c => c.Card.Row)])] : Array.Empty<ReplyBlock>(), .. cards.Select(c => c.Card.Facts)],
            Note = cards.Length == 0 ? null : Wording.Text($"Nobody is saved yet. What was read is kept for {options.Value.KeepUnsavedDays} days unless it is saved; the files are not kept."),
            Buttons = cards is [var (id, card)]
                ? [CvReplies.Save(id, card.Name, isPrimary: true, isNamed: false), CvReplies.Correct(id, card.Name), CvReplies.Match(id, card.Name), CvReplies.Show(id, card.Name)]
                : [.. cards.Take(WithButtons).Select(c => CvReplies.Save(c.Id, c.Card.Name, isPrimary: false, isNamed: true))],
        };
    }

    private async Task<CvReading[]> ReadAsync(IReadOnlyList<TurnFile> files, IProgress<TurnProgress>? progress, CancellationToken cancellationToken)
    {
        var readings = new CvReading[files.Count];
        var done = 0;
        progress?.Report(new TurnProgress($"Reading {Wording.Count(files.Count, "CV")}...", files.Count > 1 ? 0 : null));
        await Parallel.ForAsync(0, files.Count, new ParallelOptions { MaxDegreeOfParallelism = Workers, CancellationToken = cancellationToken }, async (n, token) =>
        {
            readings[n] = await reader.ReadAsync(files[n].Content, files[n].Name, CvEngine.Auto, token);
            var finished = Interlocked.Increment(ref done);
            if (finished < files.Count)
                progress?.Report(new TurnProgress(string.Create(CultureInfo.InvariantCulture, $"Reading {files.Count} CVs: {finished} of {files.Count}..."), finished / (double)files.Count));
        });
        return readings;
    }

    private static IEnumerable<string> Headline(int files, (string Id, CvCard Card)[] cards, int same)
    {
        if (cards is [var (_, card)] && files == 1)
            return [card.Text];
        var twice = same > 0 ? $" {Wording.Count(same, "file")} came twice." : "";
        return [$"Read {cards.Length} of {Wording.Count(files, "CV")}.{twice}"];
    }

    private static string Plain(string name) => name.Replace('*', '·');
}
