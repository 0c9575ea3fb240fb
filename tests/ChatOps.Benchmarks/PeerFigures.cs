using ChatOps.Workforce;

namespace ChatOps.Benchmarks;

/// <summary>Puts the figures of the document's Python pipeline, on the same company, beside ours.</summary>
internal static class PeerFigures
{
    /// <summary>Training once and five rankings take some ten seconds; a minute means that something hangs.</summary>
    private static readonly TimeSpan PlainLimit = TimeSpan.FromMinutes(1);

    /// <summary>The peer's figure, ours that it is divided by, and the name of the ratio. Above 1: ours is faster.</summary>
    private static readonly (string Peer, string Ours, string Ratio)[] Ratios =
    [
        ("rank300_p50_ms", "rank300_p50_ms", "rank300_ratio"),
        ("rank300_batch_p50_ms", "rank300_p50_ms", "rank300_batch_ratio"),
        ("train_s", "train_s", "train_ratio"),
        ("train_tuned_s", "train_tuned_s", "train_tuned_ratio"),
    ];

    /// <summary>Adds <c>peer_…</c> and the ratios for which both sides have a figure.</summary>
    /// <param name="tunedLimit">Asked once the plain run is over: how long the document's grid search may take.</param>
    public static async Task AddAsync(Dictionary<string, double> figures, WorkforceData company, Func<TimeSpan> tunedLimit)
    {
        if (await PythonPeer.FindAsync() is not { } peer)
        {
            await Console.Error.WriteLineAsync(
                "The Python peer is left out: no python3 with scikit-learn and pandas. Get them with: apt-get install python3-sklearn python3-pandas");
            return;
        }

        var folder = Directory.CreateTempSubdirectory("chatops-peer-");
        try
        {
            CsvFolder.Write(folder.FullName, company);
            if (await peer.RunAsync(folder.FullName, "--bench", PlainLimit) is not { } plain)
            {
                await Console.Error.WriteLineAsync("The Python peer failed; its figures are left out.");
                return;
            }

            Add(figures, plain);
            if (await peer.RunAsync(folder.FullName, "--tune", tunedLimit()) is { } tuned)
                Add(figures, tuned);
            else
                await Console.Error.WriteLineAsync("The Python peer's grid search failed or did not fit into the two minutes; --peer-tuned gives it more.");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static void Add(Dictionary<string, double> figures, IReadOnlyDictionary<string, double> measured)
    {
        foreach (var (peer, ours, ratio) in Ratios)
        {
            // The run with the search measures the rest once more, but roughly: what came first stays.
            if (!measured.TryGetValue(peer, out var theirs) || !figures.TryAdd($"peer_{peer}", theirs))
                continue;
            if (figures.TryGetValue(ours, out var own) && own > 0)
                figures[ratio] = theirs / own;
        }
    }
}
