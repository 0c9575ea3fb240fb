using System.CommandLine;
using ChatOps.Agent.Training;
using Spectre.Console;

namespace ChatOps.Host.Commands;

/// <summary><c>experiment</c>: A/B tests from the command line; only here against no recommendation at all.</summary>
internal static class ExperimentCommand
{
    private const string By = "command-line";

    public static Command Create() => new("experiment", "Tries a version, or no recommendation, on a share of the tasks.") { Start(), Results(), Stop() };

    private static Command Start()
    {
        var challenger = new Option<string?>("--challenger") { Description = "The version to try, e.g. v8." };
        var none = new Option<bool>("--none") { Description = "Tries no recommendation: the control group of the document (3.1)." };
        var share = new Option<double>("--share") { Description = "Percent of the tasks.", DefaultValueFactory = _ => ExperimentControl.UsualShare };
        var command = new Command("start", "Starts a test.") { challenger, none, share };
        command.Validators.Add(r =>
        {
            if (r.GetValue(challenger) is null == !r.GetValue(none))
                r.AddError("Say either --challenger v8 or --none.");
            if (r.GetValue(share) is not (> 0 and < 100))
                r.AddError("--share must be above 0 and below 100.");
        });
        command.SetAction((parsed, cancellationToken) => RunAsync(
            async control =>
            {
                var record = await control.StartAsync(parsed.GetValue(challenger) is { } named ? ModelsCommand.NumberOf(named) : null, parsed.GetValue(share), By, cancellationToken);
                Terminal.Out.WriteLine($"Experiment {record.Id} runs. {ExperimentControl.Words(ExperimentArms.DesignOf(record))}");
            },
            cancellationToken));
        return command;
    }

    private static Command Results()
    {
        var command = new Command("results", "Shows what the newest test has shown so far.");
        command.SetAction((_, cancellationToken) => RunAsync(control => WriteAsync(control, cancellationToken), cancellationToken));
        return command;
    }

    private static Command Stop()
    {
        var command = new Command("stop", "Ends the running test.");
        command.SetAction((_, cancellationToken) => RunAsync(
            async control =>
            {
                if (!await control.StopAsync(By, cancellationToken))
                    throw new RefusedException("No experiment is running.");
                await WriteAsync(control, cancellationToken);
            },
            cancellationToken));
        return command;
    }

    private static async Task WriteAsync(ExperimentControl control, CancellationToken cancellationToken)
    {
        var record = await control.FindAsync(cancellationToken) ?? throw new RefusedException("There was no experiment yet.");
        ConsoleReply.Write(ExperimentReply.Of(record, await control.ReadAsync(record, cancellationToken)), Terminal.Out);
    }

    private static async Task<int> RunAsync(Func<ExperimentControl, Task> work, CancellationToken cancellationToken)
    {
        using var host = HostComposition.BuildForVerb();
        await host.Services.GetRequiredService<FirstStart>().PrepareAsync(cancellationToken);
        await work(host.Services.GetRequiredService<ExperimentControl>());
        return ExitCode.Done;
    }
}
