using ChatOps.Cvs;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace ChatOps.Benchmarks;

/// <summary>How long one PDF takes to read by rules, from bytes to a profile with confidence and warnings.</summary>
internal static class CvFigures
{
    private const int Rounds = 20;

    /// <param name="tests">The repository's folder of tests.</param>
    /// <returns>Milliseconds, median over the PDF samples.</returns>
    public static async Task<double> PdfMedianAsync(string tests)
    {
        var files = Directory.EnumerateFiles(Path.Combine(tests, "data", "cv", "files"), "*.pdf").Order(StringComparer.Ordinal).Select(File.ReadAllBytes).ToArray();
        var reader = new CvReader(Options.Create(new CvOptions()), TimeProvider.System, NullLogger<CvReader>.Instance);
        var times = new List<double>();
        for (var round = -2; round < Rounds; round++)
        {
            foreach (var file in files)
            {
                var started = TimeProvider.System.GetTimestamp();
                await reader.ReadAsync(file, "cv.pdf", CvEngine.Rules, CancellationToken.None);
                if (round >= 0) // The first rounds compile.
                    times.Add(TimeProvider.System.GetElapsedTime(started).TotalMilliseconds);
            }
        }

        times.Sort();
        return times[times.Count / 2];
    }
}
