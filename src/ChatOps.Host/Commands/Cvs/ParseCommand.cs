using System.CommandLine;
using System.Globalization;
using ChatOps.Cvs;
using Spectre.Console;

namespace ChatOps.Host.Commands.Cvs;

/// <summary><c>cv parse</c>: one JSON file for each CV.</summary>
internal static class ParseCommand
{
    public static Command Create()
    {
        var paths = new Argument<string[]>("path") { Description = "Files and folders; folders with everything in them.", Arity = ArgumentArity.OneOrMore };
        var output = new Option<string>("--out") { Description = "Folder for FILENAME.json, the file's name with its extension.", Required = true };
        var engine = CvCommand.EngineOption();
        var command = new Command("parse", "Reads CVs and writes what they say as JSON, with confidence, warnings and evidence. A file that fails gets its error as JSON.")
        {
            paths, output, engine,
        };
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed.GetValue(paths)!, parsed.GetValue(output)!, parsed.GetValue(engine), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(string[] paths, string output, CvEngine engine, CancellationToken cancellationToken)
    {
        using var host = HostComposition.BuildForVerb();
        var reader = host.Services.GetRequiredService<CvReader>();
        if (engine == CvEngine.Model && !reader.HasModel)
            throw new RefusedException("No model is configured. Use --engine rules, or configure one.");
        var files = CvFiles.Find(paths);
        Directory.CreateDirectory(output);
        var names = Names(files);
        var failed = new List<(string File, CvProblem Problem)>();
        var warned = new List<(string File, CvWarning Warning)>();
        var started = TimeProvider.System.GetTimestamp();
        await CvBatch.RunAsync(
            reader,
            files,
            engine,
            async (file, reading) =>
            {
                await File.WriteAllTextAsync(Path.Combine(output, names[file] + ".json"), CvJson.Write(reading) + "\n", cancellationToken);
                if (reading.Problem is { } problem)
                    failed.Add((names[file], problem));
                warned.AddRange(reading.Analysis?.Warnings.Select(w => (names[file], w)) ?? []);
            },
            cancellationToken);

        foreach (var (file, warning) in warned.OrderBy(w => w.File, StringComparer.Ordinal))
            Terminal.Out.WriteLine($"{file}: {warning.Code}, {warning.Place}");
        foreach (var (file, problem) in failed.OrderBy(f => f.File, StringComparer.Ordinal))
            await Console.Error.WriteLineAsync($"{file}: {problem.Message} ({problem.Code})");
        Terminal.Out.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{files.Count - failed.Count:N0} of {files.Count:N0} CVs read in {TimeProvider.System.GetElapsedTime(started).TotalSeconds:0.0} s."));
        return failed.Count == 0 ? ExitCode.Done : ExitCode.Failed;
    }

    /// <summary>File names; where two folders hold the same, the later ones with a number behind.</summary>
    private static Dictionary<string, string> Names(IReadOnlyList<string> files)
    {
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var file in files)
        {
            var (name, n) = (Path.GetFileName(file), 1);
            while (!taken.Add(name))
                name = $"{Path.GetFileName(file)}-{++n}";
            names.TryAdd(file, name);
        }

        return names;
    }
}
