using System.CommandLine;
using ChatOps.Agent.Conversations;
using ChatOps.Learning.Ranking;

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

    /// <summary>
    /// Threads that are there at once. By default there are as many as cores, and more come one by one, twice a second: a model that is being fitted and a slow disk
    /// would hold them all, and a question would wait for a thread while a core is free.
    /// </summary>
    private const int LeastThreads = 16;

    public static async Task<int> RunAsync(string[] settings, CancellationToken cancellationToken)
    {
        ThreadPool.GetMinThreads(out var workers, out var completions);
        ThreadPool.SetMinThreads(Math.Max(workers, LeastThreads), completions);
        await using var app = WebHost.Build(settings);
        using var storeLock = StoreLock.Take(app.Services);
        var question = app.Services.GetRequiredService<FirstQuestion>();
        question.Needs(Task.Run(app.Services.GetRequiredService<Rehearsal>, cancellationToken)); // learns what sentences mean
        await app.Services.GetRequiredService<FirstStart>().PrepareAsync(cancellationToken);
        question.Needs(app.Services.GetRequiredService<RankingProvider>().GetAsync(cancellationToken));
        await WebHost.RunAsync(app, cancellationToken);
        return ExitCode.Done;
    }
}
