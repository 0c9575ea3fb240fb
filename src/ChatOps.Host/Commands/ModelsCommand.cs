using System.CommandLine;
using System.Globalization;
using ChatOps.Learning.Registry;
using Spectre.Console;

namespace ChatOps.Host.Commands;

/// <summary><c>models</c>: the registry from the command line.</summary>
internal static class ModelsCommand
{
    private const string By = "command-line";

    private static readonly string[] Headings = ["Model", "Version", "Made", "By", "Outcomes", "Through", "Learner", "Against what served", ""];

    public static Command Create() => new("models", "Shows the versions of the models, and decides which one serves.") { List(), On(), Promote(), Rollback(), Import() };

    private static Command List()
    {
        var command = new Command("list", "Lists every version: when, from what, how good, which serves.");
        command.SetAction((_, _) =>
        {
            using var host = HostComposition.BuildForVerb();
            var registry = host.Services.GetRequiredService<ModelRegistry>();
            var table = new Table().Border(TableBorder.Simple);
            foreach (var heading in Headings)
                table.AddColumn(heading);
            foreach (var kind in Enum.GetValues<ModelKind>())
            {
                var serving = registry.Promoted(kind);
                foreach (var v in registry.Versions(kind))
                {
                    table.AddRow(
                        kind.ToString(), v.ToString(), Moment(v.At), Markup.Escape(v.By), v.Outcomes.ToString("N0", CultureInfo.InvariantCulture), v.Through?.ToString("d MMM yyyy", CultureInfo.InvariantCulture) ?? "",
                        Markup.Escape(v.Parameters), v.Comparison?.Verdict.ToString() ?? "", v.Number == serving ? "serves" : "");
                }
            }

            Terminal.Out.Write(table);
            return Task.FromResult(ExitCode.Done);
        });
        return command;
    }

    private static Command On()
    {
        var moment = new Argument<string>("moment") { Description = "A day (its end counts) or a moment, e.g. 2026-11-03 or \"2026-11-03 14:00\"." };
        var command = new Command("on", "Says which versions answered at a moment, and who had promoted them.") { moment };
        command.SetAction((parsed, _) =>
        {
            var at = MomentOf(parsed.GetRequiredValue(moment));
            using var host = HostComposition.BuildForVerb();
            var registry = host.Services.GetRequiredService<ModelRegistry>();
            foreach (var kind in Enum.GetValues<ModelKind>())
            {
                Terminal.Out.WriteLine(registry.ServingAt(kind, at) is { } promotion
                    ? $"{kind}: v{promotion.Version}, promoted {Moment(promotion.At)} by {promotion.By}. {promotion.Why}"
                    : $"{kind}: none yet.");
            }

            return Task.FromResult(ExitCode.Done);
        });
        return command;
    }

    private static Command Promote()
    {
        var version = Version();
        var command = new Command("promote", "Lets a version serve, in every host that shares the registry.") { version };
        command.SetAction((parsed, _) => Swap(parsed.GetRequiredValue(version), isRollback: false));
        return command;
    }

    private static Command Rollback()
    {
        var version = Version();
        version.Arity = ArgumentArity.ZeroOrOne;
        var command = new Command("rollback", "Goes back to the version that served before, or to the one named.") { version };
        command.SetAction((parsed, _) => Swap(parsed.GetValue(version), isRollback: true));
        return command;
    }

    private static Command Import()
    {
        var file = new Argument<FileInfo>("file") { Description = "The model, as ONNX." };
        file.AcceptExistingOnly();
        var features = new Option<FileInfo>("--features") { Description = "JSON that says what it takes and gives: docs/training.md.", Required = true };
        features.AcceptExistingOnly();
        var command = new Command("import", "Takes a success model that was trained elsewhere as a version: checked, compared with what serves, not serving yet.") { file, features };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var info = parsed.GetRequiredValue(file);
            if (NamedFile.LengthOf(info.FullName) is > OnnxImport.MostBytes and var length)
                throw new RefusedException($"{info.Name} has {length / 1_000_000} MB; at most {OnnxImport.MostBytes / 1_000_000} can be taken.");
            var model = await NamedFile.ReadAsync(info.FullName, cancellationToken);
            var description = OnnxDescription.Read(await NamedFile.ReadTextAsync(parsed.GetRequiredValue(features).FullName, cancellationToken));
            using var host = HostComposition.BuildForVerb();
            await host.Services.GetRequiredService<FirstStart>().PrepareAsync(cancellationToken);
            var version = await host.Services.GetRequiredService<OnnxImport>().RunAsync(
                model,
                description,
                By,
                cancellationToken);
            Terminal.Out.WriteLine($"Ranking {version} is kept and does not serve. {version.Comparison!.Sentence} To let it: chatops models promote {version}");
            if (version.Comparison.Methods.Count > 0)
                Terminal.Out.Write(ComparisonTable.Of(version.Comparison));
            return ExitCode.Done;
        });
        return command;
    }

    private static Argument<string> Version() => new("version") { Description = "The version, e.g. v7." };

    private static Task<int> Swap(string? named, bool isRollback)
    {
        using var host = HostComposition.BuildForVerb();
        var promotions = host.Services.GetRequiredService<ModelPromotion>();
        var target = named is null ? promotions.Previous() : promotions.Find(NumberOf(named));
        promotions.Swap(target, By, isRollback ? "Rolled back from the command line." : "Promoted from the command line.", isRollback);
        foreach (var planned in target)
            Terminal.Out.WriteLine($"{planned.Version.Kind} {planned.Version} serves.");
        return Task.FromResult(ExitCode.Done);
    }

    /// <summary>The number of a version that was named.</summary>
    internal static int NumberOf(string version) => ModelVersion.NumberOf(version) ?? throw new RefusedException($"'{version}' is no version; write it as v7.");

    private static DateTimeOffset MomentOf(string text) =>
        DateOnly.TryParse(text, CultureInfo.InvariantCulture, out var day) ? new DateTimeOffset(day.AddDays(1).ToDateTime(TimeOnly.MinValue, DateTimeKind.Local)).AddTicks(-1)
        : DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeLocal, out var moment) ? moment
        : throw new RefusedException($"'{text}' is no day or moment; write it as 2026-11-03 or \"2026-11-03 14:00\".");

    private static string Moment(DateTimeOffset moment) => moment.ToLocalTime().ToString("d MMM yyyy HH:mm", CultureInfo.InvariantCulture);
}
