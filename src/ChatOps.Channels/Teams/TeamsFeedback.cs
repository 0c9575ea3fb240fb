using System.Text.Json;
using ChatOps.Agent.Access;
using ChatOps.Agent.Replies;
using ChatOps.Channels.Teams.Protocol;
using ChatOps.Workforce.Store.Channels;
using ChatOps.Workforce.Store.Conversations;

namespace ChatOps.Channels.Teams;

/// <summary>
/// What people think of answers: their likes and dislikes of the bot's messages, as lines of the audit that name the turn. A reaction that is taken back is a further line;
/// the last one of a person about an answer holds, so a line that is written twice changes nothing.
/// </summary>
internal sealed class TeamsFeedback(IKnownConversations known, IConversationStore store, TimeProvider time)
{
    /// <summary>How the lines are called.</summary>
    public const string Function = "feedback.react";

    private const string Answer = "answer/";

    /// <summary>Remembers which answer a message is.</summary>
    public Task KeepAnswerAsync(TeamsAsked asked, TeamsPlace place, string messageId, CancellationToken cancellationToken) => known.KeepMessageAsync(
        new SentMessage { ConversationId = place.Id, Topic = $"{Answer}{asked.EventId}/{asked.ConversationId}", MessageId = messageId, At = time.GetUtcNow().UtcDateTime },
        cancellationToken);

    /// <summary>Keeps a reaction, if it is one to an answer.</summary>
    /// <param name="activity">The reaction.</param>
    /// <param name="speaker">Whose it is.</param>
    /// <param name="cancellationToken">Stops.</param>
    public async Task KeepReactionAsync(TeamsActivity activity, Speaker speaker, CancellationToken cancellationToken)
    {
        var topic = await known.FindTopicAsync(TeamsPlace.Of(activity).Id, activity.ReplyToId!, cancellationToken);
        if (topic?.StartsWith(Answer, StringComparison.Ordinal) != true || topic[Answer.Length..].Split('/', 2) is not [var eventId, var conversationId])
            return;
        AuditRecord[] lines =
        [
            .. activity.ReactionsRemoved.Where(r => r.IsVerdict).Select(r => Line(r, isTakenBack: true)),
            .. activity.ReactionsAdded.Where(r => r.IsVerdict).Select(r => Line(r, isTakenBack: false)),
        ];
        await store.AppendAuditAsync(lines, cancellationToken);

        AuditRecord Line(TeamsReaction reaction, bool isTakenBack) => new()
        {
            At = time.GetUtcNow().UtcDateTime,
            SpeakerId = speaker.Key,
            Role = speaker.Role.ToString(),
            ConversationId = conversationId,
            EventId = eventId,
            Function = Function,
            Arguments = JsonSerializer.Serialize(new Feedback(reaction.Type!, isTakenBack), ReplyJson.Options),
            Planner = "channel",
            RankingVersion = 0,
            Outcome = nameof(ReplyOutcome.Allowed),
        };
    }

    /// <summary>What the line says.</summary>
    private sealed record Feedback(string Reaction, bool IsTakenBack);
}
