using System.CommandLine;
using ChatOps.Agent.Conversations;

namespace ChatOps.Host.Commands;

/// <summary><c>serve</c>: the web chat.</summary>
internal static class ServeCommand
{
    public static Command Create()
    {
        var urls = new Option<string?>("--urls") { Description = "Addresses to listen on, separated by ';' (default http://localhost:3978)." };
        var command = new Command("serve", "Serves the web chat. The store is filled with a generated company if it is empty.") { urls };
        command.SetAction((parsed, cancellationToken) =>
            RunAsync(parsed.GetValue(urls) is { } value ? ["--urls", value] : [], cancellationToken));
        return command;
    }

    public static async Task<int> RunAsync(string[] settings, CancellationToken cancellationToken)
    {
        await using var app = WebHost.Build(settings);
        using var storeLock = StoreLock.Take(app.Services);
        await app.Services.GetRequiredService<FirstStart>().PrepareAsync(cancellationToken);
        app.Services.GetRequiredService<Rehearsal>(); // learns the examples now, so that the first question does not wait for it
        await WebHost.RunAsync(app, cancellationToken);
        return ExitCode.Done;
    }
}
