using System.CommandLine;
using System.Text.Json;
using ChatOps.Agent.Access;
using ChatOps.Agent.Conversations;
using ChatOps.Agent.Replies;
using ChatOps.Agent.Training;
using ChatOps.Learning.Ranking;

namespace ChatOps.Host.Commands;

/// <summary><c>ask</c>: one turn, printed. What was said before by the same speaker is remembered, so a second command may say "yes".</summary>
internal static class AskCommand
{
    /// <summary>Largest file that is sent along.</summary>
    private const long MaxFileBytes = 25 * 1024 * 1024;

    public static Command Create()
    {
        var text = new Argument<string>("text") { Description = "What to ask, e.g. \"who should take TASK-101?\"" };
        var role = new Option<Role>("--as")
        {
            Description = "Role to speak with: Employee, Manager, Hr or Admin.",
            DefaultValueFactory = _ => Role.Manager,
        };
        var user = new Option<string?>("--user") { Description = "Id of the person who speaks, e.g. U17 (default: nobody in particular)." };
        var file = new Option<string[]>("--file") { Description = "A file to send along, e.g. a CV; may be given several times." };
        var yes = new Option<bool>("--yes") { Description = "Answers yes where the function asks first." };
        var json = new Option<bool>("--json") { Description = "Prints the reply as JSON." };
        var command = new Command("ask", "Asks one question and prints the answer.") { text, role, user, file, yes, json };
        command.SetAction((parsed, cancellationToken) => RunAsync(
            parsed.GetValue(text)!,
            parsed.GetValue(role),
            parsed.GetValue(user),
            parsed.GetValue(file) ?? [],
            parsed.GetValue(yes),
            parsed.GetValue(json),
            cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(
        string text, Role role, string? user, string[] files, bool yes, bool json, CancellationToken cancellationToken)
    {
        var sent = files.Select(Read).ToArray();
        var progress = Console.IsErrorRedirected ? null : new ProgressLine();
        var messages = new ConsoleMessages(progress);
        using var host = HostComposition.BuildForVerb(add: services => services.AddSingleton<IProactiveMessages>(messages));
        await host.Services.GetRequiredService<FirstStart>().PrepareAsync(cancellationToken);
        var speaker = new Speaker(user, "Command line", role);
        if (user is not null)
        {
            var snapshot = (await host.Services.GetRequiredService<RankingProvider>().GetAsync(cancellationToken)).Snapshot;
            if (snapshot.PersonIndex(user) is not (>= 0 and var person))
                throw new RefusedException($"There is nobody with the id {user}.");
            speaker = speaker with { Name = snapshot.People[person].Name };
        }

        var conversations = host.Services.GetRequiredService<IConversations>();
        var turn = new Turn
        {
            EventId = Guid.NewGuid().ToString("N"),
            ConversationId = $"command-line:{role}/{speaker.Key}",
            Speaker = speaker,
            Text = text,
            Files = sent,
        };
        var reply = await conversations.TakeTurnAsync(turn, progress, cancellationToken);
        if (yes && reply.Outcome == ReplyOutcome.Confirm)
            reply = await conversations.TakeTurnAsync(turn with { EventId = Guid.NewGuid().ToString("N"), Text = "yes", Files = [] }, progress, cancellationToken);
        progress?.Clear();
        Write(reply, json);

        // A job that was started ends with this process: its news are waited for.
        await host.Services.GetRequiredService<TrainingQueue>().Idle.WaitAsync(cancellationToken);
        progress?.Clear();
        if (messages.Last is { } news)
            Write(news, json);
        return reply.Outcome == ReplyOutcome.Failed ? ExitCode.Failed : ExitCode.Done;
    }

    private static void Write(Reply reply, bool json)
    {
        if (json)
            Console.Out.WriteLine(JsonSerializer.Serialize(reply, ReplyJson.Indented));
        else
            ConsoleReply.Write(reply, Terminal.Out);
    }

    private static TurnFile Read(string path)
    {
        var info = new FileInfo(path);
        if (!info.Exists)
            throw new RefusedException($"There is no file {path}.");
        var length = NamedFile.LengthOf(path);
        if (length > MaxFileBytes)
            throw new RefusedException($"{path} has {length / 1024 / 1024:N0} MB; at most {MaxFileBytes / 1024 / 1024} can be sent.");
        return new TurnFile(info.Name, length == 0 ? ReadOnlyMemory<byte>.Empty : File.ReadAllBytes(path));
    }
}
