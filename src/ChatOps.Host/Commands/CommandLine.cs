using System.CommandLine;
using ChatOps.Learning.Ranking;
using ChatOps.Learning.Registry;
using ChatOps.Learning.Retraining;
using ChatOps.Workforce.Sources;
using ChatOps.Workforce.Store;
using Spectre.Console;

namespace ChatOps.Host.Commands;

/// <summary>The command line: the host with a verb; without one it serves.</summary>
internal static class CommandLine
{
    /// <summary>Runs a command line.</summary>
    /// <returns>An <see cref="ExitCode"/>.</returns>
    public static async Task<int> RunAsync(string[] args)
    {
        var parsed = Create().Parse(args);
        if (parsed.Errors.Count > 0)
        {
            foreach (var error in parsed.Errors)
                await Console.Error.WriteLineAsync(error.Message);
            await Console.Error.WriteLineAsync("Add --help to see what is possible.");
            return ExitCode.WrongUsage;
        }

        try
        {
            return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
        }
        catch (Exception e) when (Sentence(e) is { } sentence)
        {
            await Console.Error.WriteLineAsync(sentence);
            return ExitCode.Failed;
        }
        catch (OperationCanceledException)
        {
            await Console.Error.WriteLineAsync("Stopped; what was not finished was not kept.");
            return ExitCode.Failed;
        }
        catch (Exception e)
        {
            // What nobody foresaw: the kind of failure in a line, the trace only for who asks for it.
            await Console.Error.WriteLineAsync($"Something went wrong ({e.GetType().Name}: {e.Message}). Set CHATOPS_TRACE=1 to see where.");
            if (Environment.GetEnvironmentVariable("CHATOPS_TRACE") == "1")
                AnsiConsole.WriteException(e);
            return ExitCode.Failed;
        }
    }

    /// <summary>Every verb.</summary>
    public static RootCommand Create()
    {
        var root = new RootCommand("ChatOps: who should take which task, ranked, explained and honest. Without a verb it serves the web chat.")
        {
            ServeCommand.Create(),
            AskCommand.Create(),
            UnderstandCommand.Create(),
            ImportCommand.Create(),
            CollectCommand.Create(),
            SourcesCommand.Create(),
            EventsCommand.Create(),
            ExportCommand.Create(),
            TrainCommand.Create(),
            ModelsCommand.Create(),
            ExperimentCommand.Create(),
            FairnessCommand.Create(),
            EvaluateCommand.Create(),
            RankCommand.Create(),
            PlanCommand.Create(),
            CvCommand.Create(),
            ManifestCommand.Create(),
            KeysCommand.Create(),
            HealthCommand.Create(),
            BackupCommand.Create(),
            AuditCommand.Create(),
            PeopleCommand.Create(),
        };
        root.SetAction((_, cancellationToken) => ServeCommand.RunAsync([], cancellationToken));
        return root;
    }

    /// <summary>The messages of these are written for people; everything else gets a general one.</summary>
    private static string? Sentence(Exception e) => e switch
    {
        SourceRefusedException or StoreUnavailableException or ModelUnreadableException or RefusedException => e.Message,
        RegistryUnavailableException or TrainingRefusedException or PromotionRefusedException or ImportRefusedException => e.Message,
        Microsoft.Extensions.Options.OptionsValidationException options => "The configuration is not right: " + string.Join(" ", options.Failures),
        UnauthorizedAccessException or IOException => e.Message,
        _ => null,
    };
}
