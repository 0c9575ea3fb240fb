using ChatOps.Cvs;

namespace ChatOps.Host.Commands.Cvs;

/// <summary>Reads many files at once; one that fails does not stop the others.</summary>
internal static class CvBatch
{
    /// <summary>Files that are read at the same time. More only costs memory: reading is work for processors.</summary>
    private static int Workers => Math.Clamp(Environment.ProcessorCount, 1, 4);

    /// <param name="done">Called for each file as soon as it is read; not at the same time for two.</param>
    public static async Task RunAsync(
        CvReader reader, IReadOnlyList<string> files, CvEngine engine, Func<string, CvReading, Task> done, CancellationToken cancellationToken) =>
        await ProgressBar.RunAsync("Reading CVs", async progress =>
        {
            var finished = 0;
            using var one = new SemaphoreSlim(1);
            await Parallel.ForEachAsync(files, new ParallelOptions { MaxDegreeOfParallelism = Workers, CancellationToken = cancellationToken }, async (file, token) =>
            {
                var reading = await ReadAsync(reader, file, engine, token);
                await one.WaitAsync(token);
                try
                {
                    await done(file, reading);
                    progress.Report(++finished / (double)files.Count);
                }
                finally
                {
                    one.Release();
                }
            });
            return finished;
        });

    private static async Task<CvReading> ReadAsync(CvReader reader, string file, CvEngine engine, CancellationToken cancellationToken)
    {
        try
        {
            // Far too large files aren't even loaded; the reader says the limit.
            const long NeverLoaded = 500_000_000;
            if (NamedFile.LengthOf(file) > NeverLoaded)
                return CvReading.Of(CvProblemCode.TooLarge, "The file is far larger than any CV.");
            return await reader.ReadAsync(await NamedFile.ReadAsync(file, cancellationToken), Path.GetFileName(file), engine, cancellationToken);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return CvReading.Of(CvProblemCode.Failed, "The file could not be opened.");
        }
    }
}
