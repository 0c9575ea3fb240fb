using System.Text;
using System.Text.Json;
using ChatOps.Cvs;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace ChatOps.Tests.Cvs;

/// <summary>The CVs of tests/data/cv, and a reader for them.</summary>
internal static class CvSamples
{
    private static string Folder => Path.Combine(AppContext.BaseDirectory, "data", "cv");

    public static IEnumerable<string> Names => Directory.EnumerateFiles(Path.Combine(Folder, "files")).Select(f => Path.GetFileName(f)!).Order(StringComparer.Ordinal);

    public static byte[] Bytes(string name) => File.ReadAllBytes(Path.Combine(Folder, "files", name));

    public static CvProfile Truth(string name) =>
        JsonSerializer.Deserialize<CvProfile>(File.ReadAllText(Path.Combine(Folder, "truth", name + ".json")), CvJson.Options)!;

    public static CvReader Reader(IChatClient? model = null, CvOptions? options = null) =>
        new(Options.Create(options ?? new CvOptions { TimeLimitSeconds = 120 }), TimeProvider.System, NullLogger<CvReader>.Instance, model);

    public static Task<CvReading> ReadAsync(byte[] content, CvOptions? options = null) =>
        Reader(options: options).ReadAsync(content, "cv", CvEngine.Rules, CancellationToken.None);

    public static Task<CvReading> ReadAsync(string text) => ReadAsync(Encoding.UTF8.GetBytes(text));

    public static async Task<CvAnalysis> AnalyseAsync(byte[] content)
    {
        var reading = await ReadAsync(content);
        Assert.Null(reading.Problem);
        return reading.Analysis!;
    }

    public static Task<CvAnalysis> AnalyseAsync(string text) => AnalyseAsync(Encoding.UTF8.GetBytes(text));
}
