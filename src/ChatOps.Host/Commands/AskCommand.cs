using System.CommandLine;
using System.Text.Json;
using ChatOps.Agent.Access;
using ChatOps.Agent.Conversations;
using ChatOps.Agent.Replies;
using ChatOps.Learning.Ranking;

namespace ChatOps.Host.Commands;

/// <summary><c>ask</c>: one turn, printed.</summary>
internal static class AskCommand
{
    public static Command Create()
    {
        var text = new Argument<string>("text") { Description = "What to ask, e.g. \"who should take TASK-101?\"" };
        var role = new Option<Role>("--as")
        {
            Description = "Role to speak with: Employee, Manager, Hr or Admin.",
            DefaultValueFactory = _ => Role.Manager,
        };
        var user = new Option<string?>("--user") { Description = "Id of the person who speaks, e.g. U17 (default: nobody in particular)." };
        var yes = new Option<bool>("--yes") { Description = "Answers yes where the function asks first." };
        var json = new Option<bool>("--json") { Description = "Prints the reply as JSON." };
        var command = new Command("ask", "Asks one question and prints the answer.") { text, role, user, yes, json };
        command.SetAction((parsed, cancellationToken) => RunAsync(
            parsed.GetValue(text)!, parsed.GetValue(role), parsed.GetValue(user), parsed.GetValue(yes), parsed.GetValue(json), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(
        string text, Role role, string? user, bool yes, bool json, CancellationToken cancellationToken)
    {
        using var host = HostComposition.BuildForVerb();
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
        var turn = new Turn { EventId = "1", ConversationId = "command-line", Speaker = speaker, Text = text };
        var reply = await conversations.TakeTurnAsync(turn, cancellationToken);
        if (yes && reply.Outcome == ReplyOutcome.Confirm)
            reply = await conversations.TakeTurnAsync(turn with { EventId = "2", Text = "yes" }, cancellationToken);

        if (json)
            Console.Out.WriteLine(JsonSerializer.Serialize(reply, ReplyJson.Options));
        else
            ConsoleReply.Write(reply, Terminal.Out);
        return reply.Outcome == ReplyOutcome.Failed ? ExitCode.Failed : ExitCode.Done;
    }
}
