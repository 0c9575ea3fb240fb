using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using ChatOps.Cvs;
using ChatOps.Cvs.Evaluation;
using Spectre.Console;

namespace ChatOps.Host.Commands.Cvs;

/// <summary><c>cv evaluate</c>: what was read against what is true, by field and template.</summary>
internal static class EvaluateCvsCommand
{
    private const string All = "all";

    public static Command Create()
    {
        var truth = new Argument<string>("truth") { Description = "Folder of FILENAME.json with what is true." };
        var files = new Argument<string>("files") { Description = "Folder of the CVs." };
        var engine = CvCommand.EngineOption();
        var json = new Option<bool>("--json") { Description = "Prints the figures as JSON." };
        var command = new Command("evaluate", "Reads CVs whose truth is known and prints how well, by field and template (the part of the name behind the first dash).")
        {
            truth, files, engine, json,
        };
        command.SetAction((parsed, cancellationToken) =>
            RunAsync(parsed.GetValue(truth)!, parsed.GetValue(files)!, parsed.GetValue(engine), parsed.GetValue(json), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(string truthFolder, string filesFolder, CvEngine engine, bool asJson, CancellationToken cancellationToken)
    {
        using var host = HostComposition.BuildForVerb();
        var truths = Truths(truthFolder);
        var files = CvFiles.Find([filesFolder]).Where(f => truths.ContainsKey(Path.GetFileName(f))).ToArray();
        if (files.Length == 0)
            throw new RefusedException($"No file in {filesFolder} has a truth in {truthFolder}.");
        var scores = new SortedDictionary<string, Dictionary<string, CvScore>>(StringComparer.Ordinal);
        await CvBatch.RunAsync(
            host.Services.GetRequiredService<CvReader>(),
            files,
            engine,
            (file, reading) =>
            {
                var name = Path.GetFileName(file);
                foreach (var (field, score) in CvEvaluation.Compare(truths[name], reading.Analysis?.Profile))
                {
                    Add(scores, All, field, score);
                    Add(scores, name[(name.IndexOf('-', StringComparison.Ordinal) + 1)..], field, score);
                }

                return Task.CompletedTask;
            },
            cancellationToken);
        Print(scores, asJson);
        return ExitCode.Done;
    }

    private static Dictionary<string, CvProfile> Truths(string folder)
    {
        if (!Directory.Exists(folder))
            throw new RefusedException($"There is no folder {folder}.");
        var truths = new Dictionary<string, CvProfile>(StringComparer.Ordinal);
        foreach (var file in Directory.EnumerateFiles(folder, "*.json"))
        {
            try
            {
                truths[Path.GetFileNameWithoutExtension(file)] = JsonSerializer.Deserialize<CvProfile>(File.ReadAllText(file), CvJson.Options)!;
            }
            catch (JsonException e)
            {
                throw new RefusedException($"{file} is no truth of a CV: {e.Message}");
            }
        }

        return truths;
    }

    private static void Add(SortedDictionary<string, Dictionary<string, CvScore>> scores, string group, string field, CvScore score)
    {
        if (!scores.TryGetValue(group, out var fields))
            scores[group] = fields = new Dictionary<string, CvScore>(StringComparer.Ordinal);
        fields[field] = fields.TryGetValue(field, out var before) ? before.Plus(score) : score;
    }

    private static double Overall(Dictionary<string, CvScore> fields) =>
        CvEvaluation.Overall.Select(f => fields[f].F1).OfType<double>().DefaultIfEmpty(0).Average();

    private static void Print(SortedDictionary<string, Dictionary<string, CvScore>> scores, bool asJson)
    {
        if (asJson)
        {
            var figures = scores.ToDictionary(g => g.Key, g => g.Value.Where(f => f.Value.F1 is not null).ToDictionary(f => f.Key, f => Math.Round(f.Value.F1!.Value, 4)).Append(new("macro", Math.Round(Overall(g.Value), 4))).ToDictionary());
            Console.Out.WriteLine(JsonSerializer.Serialize(figures, CvJson.Options));
            return;
        }

        var table = new Table().Border(TableBorder.Simple).AddColumn("Template");
        foreach (var field in CvEvaluation.Fields.Append("mean"))
            table.AddColumn(field, c => c.RightAligned());
        foreach (var (group, fields) in scores)
            table.AddRow([group, .. CvEvaluation.Fields.Select(f => Cell(fields[f].F1)), Cell(Overall(fields))]);
        Terminal.Out.Write(table);
        Terminal.Out.WriteLine("Share of names, e-mails and phones that are right; F1 of skills, positions, schools and certificates; years right of the positions found.");
        Terminal.Out.WriteLine("The mean is that of name, email, phone, skills, work and education, as far as the truth has them.");
    }

    private static string Cell(double? value) => value is { } v ? v.ToString("0.000", CultureInfo.InvariantCulture) : "-";
}
