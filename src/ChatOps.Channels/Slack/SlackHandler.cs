using ChatOps.Agent.Access;
using ChatOps.Agent.Conversations;
using ChatOps.Agent.Replies;
using ChatOps.Channels.Identity;
using ChatOps.Channels.Intake;
using ChatOps.Channels.Presses;
using ChatOps.Channels.Slack.Api;
using ChatOps.Channels.Slack.Blocks;
using ChatOps.Channels.Slack.Protocol;
using Microsoft.Extensions.Logging;

namespace ChatOps.Channels.Slack;

/// <summary>Works on what came from Slack: words, files and presses become turns, their answers Block Kit.</summary>
internal sealed partial class SlackHandler(
    PacedTurns turns,
    IChannelIdentities identities,
    IChannelRefusals refusals,
    SlackMembers members,
    SlackWords words,
    SlackFiles files,
    SlackDrops drops,
    SlackPlaces places,
    SlackDelivery delivery,
    SlackHome home,
    SlackClient client,
    PressSeals seals,
    TimeProvider time,
    ILogger<SlackHandler> logger) : IChannelEventHandler
{
    /// <summary>When somebody who waits is told first that it is worked on, and how long it stays so before it is said anew: chat.update may be called some fifty times a minute.</summary>
    public static readonly TimeSpan ProgressEvery = TimeSpan.FromSeconds(2);

    private const string Hello = "I find who should take a task, and say why. Mention me with a question, for example *who should take TASK-101?*, or ask me in a direct message. My home shows what else you can ask.";
    private const string AskWithTask = "Say for which task, for example `/who TASK-101`.";

    public string Channel => SlackIntake.Channel;

    public string ConversationOf(ChannelEvent arrived) => SlackIntake.Read(arrived).ConversationId;

    public async Task HandleAsync(ChannelEvent arrived, IDeliveryNote note, CancellationToken cancellationToken)
    {
        var asked = SlackIntake.Read(arrived);
        try
        {
            if (asked.Kind == SlackKind.Joined)
                await GreetAsync(asked, note, cancellationToken);
            else
                await WorkAsync(asked, note, cancellationToken);
        }
        catch (SlackRefusedException e) when (e.IsGone)
        {
            LogGone(e.Code);
            await places.BlockAsync(asked.ConversationId, cancellationToken);
        }
    }

    public async Task ApologizeAsync(ChannelEvent arrived, IDeliveryNote note, CancellationToken cancellationToken)
    {
        var asked = SlackIntake.Read(arrived);
        if (asked.Kind is SlackKind.HomeOpened or SlackKind.Joined or SlackKind.FileShared || asked.IsInHome)
            return;
        // Whoever could not be looked up is told nothing: they may be a guest.
        if (members.Refusal(await members.FindAsync(asked.User, cancellationToken)) is null)
            await delivery.DeliverAsync(Apology.Reply, asked, press: null, note, cancellationToken);
    }

    private async Task GreetAsync(SlackEvent asked, IDeliveryNote note, CancellationToken cancellationToken)
    {
        if (note.MessageId is null)
            await note.NoteAsync(await client.PostAsync(asked.Channel, null, SlackMessage.Of(Hello), cancellationToken), cancellationToken);
    }

    private async Task WorkAsync(SlackEvent asked, IDeliveryNote note, CancellationToken cancellationToken)
    {
        await drops.NoteAsync(asked, cancellationToken);
        var member = await members.FindAsync(asked.User, cancellationToken);
        if (members.Refusal(member) is { } code)
        {
            if (asked.Kind == SlackKind.FileShared)
                return; // said to nobody, so refused to nobody
            await refusals.NoteAsync(Channel, code, asked.Sender, cancellationToken);
            return;
        }

        var speaker = await identities.FindAsync(asked.Sender with { Name = member!.Name }, _ => Task.FromResult(member.Email), cancellationToken);
        if (asked.Kind == SlackKind.HomeOpened)
            await home.ShowAsync(asked, speaker, outcome: null, cancellationToken);
        else if (asked is { Kind: SlackKind.Command, Command: not "/retrain" } && string.IsNullOrWhiteSpace(asked.Text))
            await AskForTaskAsync(asked, cancellationToken);
        else if (asked.Kind == SlackKind.FileShared)
            await ReadDroppedAsync(asked, speaker, note, cancellationToken);
        else
            await AnswerAsync(asked, speaker, note, cancellationToken);
    }

    private async Task ReadDroppedAsync(SlackEvent dropped, Speaker speaker, IDeliveryNote note, CancellationToken cancellationToken)
    {
        if (await drops.FindAsync(dropped, speaker, cancellationToken) is { } found)
            await AnswerAsync(found, speaker, note, cancellationToken);
    }

    private async Task AskForTaskAsync(SlackEvent asked, CancellationToken cancellationToken)
    {
        try
        {
            await client.OpenViewAsync(asked.Trigger!, SlackModal.Of(asked), cancellationToken);
        }
        catch (SlackRefusedException e)
        {
            LogNoModal(e.Code); // three seconds are over, or this client shows none
            await delivery.SayAloneAsync(AskWithTask, asked, cancellationToken);
        }
    }

    private async Task AnswerAsync(SlackEvent asked, Speaker speaker, IDeliveryNote note, CancellationToken cancellationToken)
    {
        var press = asked.Kind == SlackKind.Press ? seals.Open(asked.Seal, asked.User, asked.IsInHome ? asked.ConversationId : asked.Place) : null;
        if (press is { Verdict: not PressVerdict.Good })
        {
            await refusals.NoteAsync(Channel, press.Code, asked.Sender, cancellationToken);
            await delivery.SayAloneAsync(press.Sentence, asked, cancellationToken);
            return;
        }

        var conversation = press?.ConversationId ?? asked.ConversationId;
        var owner = IsOnePersons(conversation) ? speaker.Key : null;
        if (press is null)
            await places.KeepAsync(asked, owner, cancellationToken);
        var received = await files.ReceiveAsync(asked, cancellationToken);
        var text = press?.Says ?? await words.OfAsync(asked, cancellationToken);
        var reply = received.Instead(text) ?? received.AddTo(await TakeTurnAsync(
            new Turn
            {
                EventId = asked.Id,
                ConversationId = conversation,
                OwnerId = owner,
                Speaker = speaker,
                Text = text,
                Pressed = press?.Call,
                Files = received.Files,
            },
            asked,
            note,
            cancellationToken));
        if (asked.IsInHome)
            await home.ShowAsync(asked, speaker, reply, cancellationToken);
        else
            await delivery.DeliverAsync(reply, asked, press, note, cancellationToken);
    }

    /// <summary>Asks the agent, and shows meanwhile how far it is.</summary>
    private async Task<Reply> TakeTurnAsync(Turn turn, SlackEvent asked, IDeliveryNote note, CancellationToken cancellationToken)
    {
        var progress = new SlackProgress(showsAnswers: turn.OwnerId is not null);
        var answer = turns.TakeTurnAsync(turn, progress, cancellationToken);
        string? shown = null;
        while (await Task.WhenAny(answer, Task.Delay(ProgressEvery, time, cancellationToken)) != answer && !cancellationToken.IsCancellationRequested)
        {
            if (progress.Latest is not { } latest || latest == shown)
                continue;
            try
            {
                await delivery.ShowProgressAsync(latest, asked, note, cancellationToken);
                shown = latest;
            }
            catch (Exception e) when (e is SlackRefusedException or TryLaterException)
            {
                LogNoProgress(e); // the answer itself is what has to arrive
            }
        }

        return await answer;
    }

    /// <summary>Whether a conversation is one person's: our direct message, their home, or what they ask by commands.</summary>
    private static bool IsOnePersons(string conversation) => conversation.Split('/') switch
    {
        [_, var channel] => channel.StartsWith('D'),
        [_, _, var last, ..] => !char.IsAsciiDigit(last[0]), // a thread is named by its time
        _ => false,
    };

    [LoggerMessage(Level = LogLevel.Warning, Message = "A conversation of Slack can't be written to: {Code}")]
    private partial void LogGone(string code);

    [LoggerMessage(Level = LogLevel.Information, Message = "A modal of Slack could not be opened: {Code}")]
    private partial void LogNoModal(string code);

    [LoggerMessage(Level = LogLevel.Warning, Message = "How far an answer is could not be shown on Slack")]
    private partial void LogNoProgress(Exception exception);
}
