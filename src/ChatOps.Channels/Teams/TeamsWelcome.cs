using ChatOps.Agent.Access;
using ChatOps.Agent.Planning;
using ChatOps.Agent.Replies;
using ChatOps.Channels.Intake;
using ChatOps.Channels.Presses;
using ChatOps.Channels.Teams.Protocol;
using ChatOps.Workforce.Store.Channels;

namespace ChatOps.Channels.Teams;

/// <summary>Says hello where the bot was added, once: Teams tells it twice (as an installation and as a new member), and again after each update of the app.</summary>
internal sealed class TeamsWelcome(IKnownConversations known, ConnectorClient connector, PressSeals seals, ReplyPages pages, TimeProvider time)
{
    private const string Topic = "welcome";

    private const string Hello =
        "Hello, I am ChatOps. I find **who should take a task** and say why: people in order, with their chance of success and the reasons. "
        + "I also compare people, plan many tasks at once and read CVs. Nothing is assigned, saved or erased before you say yes.";

    private readonly TeamsMessages _messages = new(seals, pages);

    /// <summary>Says hello, if it was not said there yet.</summary>
    /// <param name="asked">What added the bot.</param>
    /// <param name="speaker">Who added it; null if Teams doesn't say.</param>
    /// <param name="cancellationToken">Stops.</param>
    public async Task GreetAsync(TeamsAsked asked, Speaker? speaker, CancellationToken cancellationToken)
    {
        // A greeting that may have arrived is not sent again.
        if (asked.Found.IsSending || await known.FindMessageAsync(asked.Place.Id, Topic, cancellationToken) is not null)
            return;
        var owner = asked is { Place.IsPersonal: true, Activity.User: { } user } ? new PressOwner(user.Id, asked.Place.ConversationId, asked.Place.Id) : null;
        await asked.NoteAsync(new DeliveryMark(null, IsSending: true), cancellationToken);
        try
        {
            var id = await connector.SendAsync(asked.Place, _messages.Of(Greeting(asked.Activity, speaker), owner), replyTo: null, cancellationToken);
            await known.KeepMessageAsync(new SentMessage { ConversationId = asked.Place.Id, Topic = Topic, MessageId = id ?? "", At = time.GetUtcNow().UtcDateTime }, cancellationToken);
        }
        catch (TryLaterException e) when (e.InnerException is null)
        {
            await asked.NoteAsync(new DeliveryMark(null), cancellationToken);
            throw;
        }
    }

    private static Reply Greeting(TeamsActivity activity, Speaker? speaker) => activity.Conversation!.IsPersonal
        ? new()
        {
            Outcome = ReplyOutcome.Allowed,
            Text = $"{Hello}\n\nAsk in your own words, for example *Who should take TASK-101?*, or begin with one of these:",
            Buttons =
            [
                Example("Show open tasks", PlannedCall.Of("ranking.list_tasks")),
                Example("Which tasks are overdue?", PlannedCall.Of("ranking.list_tasks", ("overdue", "true"))),
                Example("What can I ask?", PlannedCall.Of("help.help")),
            ],
            Note = WhoYouAre(activity, speaker),
        }
        : new()
        {
            Outcome = ReplyOutcome.Allowed,
            Text = $"{Hello}\n\nMention me with a question, for example:\n\n*Who should take TASK-101?*\n\n*Show open tasks*\n\n*What can I ask?*",
            Note = "What tells how somebody does goes to who asked, in the personal chat with me. Whoever wants me to know which person of the company they are finds in that chat what to do.",
        };

    private static ReplyButton Example(string words, PlannedCall call) => new(words, words, call);

    private static string? WhoYouAre(TeamsActivity activity, Speaker? speaker) => speaker switch
    {
        null => null,
        { PersonId: { } person } => $"I know you as {person}, {RoleOf(speaker)}.",
        _ => $"I don't know yet which person of the company you are, so you are {RoleOf(speaker)} to me. Give this to whoever runs me, for *Access:Users*: {activity.User!.Account}",
    };

    private static string RoleOf(Speaker speaker) => speaker.Role switch
    {
        Role.Employee => "an employee",
        Role.Manager => "a manager",
        Role.Hr => "HR",
        _ => "an admin",
    };
}
