using System.CommandLine;
using ChatOps.Workforce.Sources.Aggregation;

namespace ChatOps.Host.Commands;

/// <summary><c>sources</c>: tries the connected systems, and prints the rights they need.</summary>
internal static class SourcesCommand
{
    public static Command Create() => new("sources", "Helps to connect systems.") { Check(), Sql() };

    private static Command Check()
    {
        var command = new Command("check", "Tries each connected system: reachable, rights, schema, one row of each kind as it is understood. Writes nothing.");
        command.SetAction(async (_, cancellationToken) =>
        {
            using var host = HostComposition.BuildForVerb();
            var failed = false;
            foreach (var (system, checks) in await host.Services.GetRequiredService<Aggregator>().CheckAsync(cancellationToken))
            {
                foreach (var check in checks)
                {
                    var what = check.Kind is { } kind ? $"{system} {kind}" : system;
                    Console.Out.WriteLine(check.Problem is { } problem ? $"{what}: NOT READY. {problem}" : $"{what}: ready. {check.Sample ?? "There is no row yet."}");
                    failed |= check.Problem is not null;
                }
            }

            return failed ? ExitCode.Failed : ExitCode.Done;
        });
        return command;
    }

    private static Command Sql()
    {
        var command = new Command("sql", "Prints, for each system's own administrator, the statements that make a user who can read what is needed and nothing else.");
        command.SetAction((_, _) =>
        {
            using var host = HostComposition.BuildForVerb();
            foreach (var (system, statements) in host.Services.GetRequiredService<Aggregator>().Grants())
                Console.Out.WriteLine($"== {system}\n{statements}\n");
            return Task.FromResult(ExitCode.Done);
        });
        return command;
    }
}
