using System.Security.Cryptography;
using System.Text;
using ChatOps.Agent.Replies;
using ChatOps.Channels.Intake;
using ChatOps.Channels.Presses;
using ChatOps.Channels.Slack.Api;
using ChatOps.Channels.Slack.Blocks;
using ChatOps.Channels.Slack.Protocol;

namespace ChatOps.Channels.Slack;

/// <summary>
/// Brings answers where they belong: into the thread where it was asked, to the asker alone where one tells how somebody does or what is in a CV, and in the place of
/// the question that was answered. After a crash it goes on where it was.
/// </summary>
internal sealed class SlackDelivery(PersonalReplies personal, SlackClient client, PressSeals seals, ReplyPages pages)
{
    public const string SentAlone = "The answer is for the person who asked alone; nobody else sees it.";

    private readonly ReplyBlocks _blocks = new(seals, pages);

    /// <summary>Delivers an answer.</summary>
    /// <param name="reply">The answer.</param>
    /// <param name="asked">What it answers.</param>
    /// <param name="press">The press that it answers; null for words.</param>
    /// <param name="note">How far it is.</param>
    /// <param name="cancellationToken">Stops.</param>
    public async Task DeliverAsync(Reply reply, SlackEvent asked, OpenedPress? press, IDeliveryNote note, CancellationToken cancellationToken)
    {
        using var activity = ChannelTelemetry.Reply(SlackIntake.Channel);
        var conversation = press?.ConversationId ?? asked.ConversationId;
        var message = _blocks.Of(reply, new PressOwner(asked.User, asked.Place, conversation));
        try
        {
            await BringAsync(message, IsForAskerAlone(reply, asked, conversation), asked, press, note, cancellationToken);
        }
        catch (SlackRefusedException e) when (e.IsTooLong)
        {
            await BringAsync(_blocks.WordsOf(reply), IsForAskerAlone(reply, asked, conversation), asked, press, note, cancellationToken);
        }
    }

    /// <summary>Shows that it is worked on.</summary>
    public async Task ShowProgressAsync(string text, SlackEvent asked, IDeliveryNote note, CancellationToken cancellationToken)
    {
        var mark = DeliveryMark.Read(note.MessageId);
        if (mark.IsSentAlone || asked.Kind != SlackKind.Message)
            return;
        await PutAsync(SlackMessage.Of(text), asked, mark, mark.Here, note, cancellationToken);
    }

    /// <summary>Says a sentence to whoever pressed or asked, alone.</summary>
    public async Task SayAloneAsync(string sentence, SlackEvent asked, CancellationToken cancellationToken)
    {
        var message = SlackMessage.Of(sentence);
        if (asked.ResponseUrl is { } address)
            await client.RespondAsync(address, message, isEphemeral: true, replaces: false, cancellationToken);
        else if (asked.Channel.Length > 0)
            await client.PostEphemeralAsync(asked.Channel, asked.User, asked.Thread, message, cancellationToken);
    }

    /// <summary>Whether others must not see it: it is personal and others are there, they are of another company, or the question was for one person alone already.</summary>
    private bool IsForAskerAlone(Reply reply, SlackEvent asked, string conversation)
    {
        var isOurDirectMessage = asked.IsDirect && conversation == asked.Place;
        // Who drops a file has not spoken to the bot, so nobody else is to be told anything.
        var isPersonal = reply.IsPersonal || asked.Kind == SlackKind.FileShared;
        return !isOurDirectMessage && (asked.IsEphemeral || asked.IsShared || personal.GoToAskerAlone(reply with { IsPersonal = isPersonal }, asked.Place));
    }

    private async Task BringAsync(SlackMessage message, bool isAlone, SlackEvent asked, OpenedPress? press, IDeliveryNote note, CancellationToken cancellationToken)
    {
        var mark = DeliveryMark.Read(note.MessageId);
        var answersQuestion = press is { IsOfQuestion: true };
        if (asked.Kind is SlackKind.Command or SlackKind.Submission)
        {
            if (!mark.IsSentAlone)
                await RespondAsync(await BeginAsync(message, mark, note, cancellationToken), isAlone, replaces: false, asked, note, cancellationToken);
        }
        else if (isAlone)
        {
            if (!mark.IsSentAlone)
                await SendAloneAsync(await BeginAsync(message, mark, note, cancellationToken), answersQuestion, asked, mark, note, cancellationToken);
            // Whoever reads along in the thread sees that there was an answer, and not what it is.
            var hint = mark.Here ?? (answersQuestion && !asked.IsEphemeral ? asked.Message : null);
            if (hint is not null)
                await client.UpdateAsync(asked.Channel, hint, SlackMessage.Of(SentAlone), cancellationToken);
        }
        else
        {
            await PutAsync(message, asked, mark, mark.Here ?? (answersQuestion ? asked.Message : null), note, cancellationToken);
        }
    }

    private async Task SendAloneAsync(SlackMessage message, bool answersQuestion, SlackEvent asked, DeliveryMark mark, IDeliveryNote note, CancellationToken cancellationToken)
    {
        if (answersQuestion && asked is { IsEphemeral: true, ResponseUrl: not null })
        {
            await RespondAsync(message, isAlone: true, replaces: true, asked, note, cancellationToken);
            return;
        }

        try
        {
            // In a thread that has not begun yet, Slack shows it to nobody.
            var thread = asked.Thread ?? (asked.Kind == SlackKind.Message && mark.Here is not null ? asked.Message : null);
            await client.PostEphemeralAsync(asked.Channel, asked.User, thread, message, cancellationToken);
        }
        catch (SlackRefusedException e) when (e.IsGone)
        {
            await client.PostAsync(await client.OpenDirectAsync(asked.User, cancellationToken), null, message, cancellationToken);
        }

        await NoteAloneAsync(note, cancellationToken);
    }

    /// <summary>Changes the message that is there, or says it anew.</summary>
    private async Task PutAsync(SlackMessage message, SlackEvent asked, DeliveryMark mark, string? earlier, IDeliveryNote note, CancellationToken cancellationToken)
    {
        try
        {
            if (earlier is not null && await TryUpdateAsync(asked.Channel, earlier, message, cancellationToken))
            {
                if (mark.Here != earlier)
                    await note.NoteAsync((mark with { Here = earlier, IsSending = false }).ToString(), cancellationToken);
                return;
            }

            var id = await PostOnceAsync(message, asked, mark, note, cancellationToken);
            await note.NoteAsync((mark with { Here = id, IsSending = false }).ToString(), cancellationToken);
        }
        catch (SlackRefusedException e) when (e.IsGone && asked is { Kind: SlackKind.Press, ResponseUrl: not null })
        {
            // A command's answer stands where the bot itself isn't.
            await RespondAsync(message, isAlone: false, replaces: earlier is not null, asked, note, cancellationToken);
        }
    }

    /// <summary>Says it, unless it turns out to stand there from an attempt that was interrupted between Slack's taking it and our noting it.</summary>
    private async Task<string> PostOnceAsync(SlackMessage message, SlackEvent asked, DeliveryMark mark, IDeliveryNote note, CancellationToken cancellationToken)
    {
        var tag = TagOf(asked);
        if (mark.IsSending)
        {
            try
            {
                if (asked.Message is { } since
                    && await client.FindTaggedAsync(asked.Channel, ThreadOf(asked), since, tag, cancellationToken) is { } there
                    && await TryUpdateAsync(asked.Channel, there, message, cancellationToken))
                {
                    return there;
                }
            }
            catch (SlackRefusedException)
            {
                message = message.SaidPerhapsTwice(); // it can't be known
            }
        }
        else
        {
            await note.NoteAsync((mark with { IsSending = true }).ToString(), cancellationToken);
        }

        try
        {
            return await client.PostAsync(asked.Channel, ThreadOf(asked), message.Tagged(tag), cancellationToken);
        }
        catch (SlackRefusedException)
        {
            await note.NoteAsync((mark with { IsSending = false }).ToString(), cancellationToken); // it isn't there for sure
            throw;
        }
    }

    /// <summary>Notes that something is sent that can't be looked for afterwards; what may be there already says so.</summary>
    private static async Task<SlackMessage> BeginAsync(SlackMessage message, DeliveryMark mark, IDeliveryNote note, CancellationToken cancellationToken)
    {
        if (mark.IsSending)
            return message.SaidPerhapsTwice();
        await note.NoteAsync((mark with { IsSending = true }).ToString(), cancellationToken);
        return message;
    }

    /// <summary>The tag of an event's answer, within the 255 characters of a block's id.</summary>
    private static string TagOf(SlackEvent asked) => "answer-" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(asked.Id)))[..24];

    private async Task<bool> TryUpdateAsync(string channel, string id, SlackMessage message, CancellationToken cancellationToken)
    {
        try
        {
            await client.UpdateAsync(channel, id, message, cancellationToken);
            return true;
        }
        catch (SlackRefusedException e) when (e.IsMessageGone)
        {
            return false;
        }
    }

    private async Task RespondAsync(SlackMessage message, bool isAlone, bool replaces, SlackEvent asked, IDeliveryNote note, CancellationToken cancellationToken)
    {
        if (asked.ResponseUrl is { } address)
            await client.RespondAsync(address, message, isAlone, replaces, cancellationToken);
        else
            await client.PostEphemeralAsync(asked.Channel, asked.User, null, message, cancellationToken);
        await NoteAloneAsync(note, cancellationToken);
    }

    private static Task NoteAloneAsync(IDeliveryNote note, CancellationToken cancellationToken) =>
        note.NoteAsync((DeliveryMark.Read(note.MessageId) with { IsSentAlone = true, IsSending = false }).ToString(), cancellationToken);

    /// <summary>In a channel every question has its thread; in a direct message only where the person began one.</summary>
    private static string? ThreadOf(SlackEvent asked) => asked.Thread ?? (asked.IsDirect ? null : asked.Message);
}
