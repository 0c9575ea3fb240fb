using System.CommandLine;
using ChatOps.Workforce.Events;
using ChatOps.Workforce.Store;

namespace ChatOps.Host.Commands;

/// <summary><c>events</c>: what Kafka brought and could not be used.</summary>
internal static class EventsCommand
{
    public static Command Create()
    {
        var topic = new Option<string?>("--topic") { Description = "Only events of this topic, e.g. ml-skill-update." };
        var replay = new Command("replay", "Tries events again that could not be used when they came, and prints which still can't.") { topic };
        replay.SetAction((parsed, cancellationToken) => ReplayAsync(parsed.GetValue(topic), cancellationToken));
        return new Command("events", "Events from Kafka that were kept aside.") { replay };
    }

    private static async Task<int> ReplayAsync(string? topic, CancellationToken cancellationToken)
    {
        using var host = HostComposition.BuildForVerb();
        await host.Services.GetRequiredService<IWorkforceStore>().MigrateAsync(cancellationToken);
        var (revived, dead) = await host.Services.GetRequiredService<EventReplay>().RunAsync(topic, cancellationToken);
        foreach (var line in dead)
            await Console.Error.WriteLineAsync(line);
        Console.Out.WriteLine($"{revived} took effect, {dead.Count} can't be used still.");
        return dead.Count == 0 ? ExitCode.Done : ExitCode.Failed;
    }
}
