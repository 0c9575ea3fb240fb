using System.Collections.Concurrent;
using ChatOps.Agent.Conversations;
using ChatOps.Agent.Replies;
using ChatOps.Learning.Registry;
using ChatOps.Workforce.Store.Jobs;
using Microsoft.Extensions.Logging;

namespace ChatOps.Agent.Training;

/// <summary>Tells the conversation that started a job how it goes, in one message that is changed on the way.</summary>
/// <param name="registry">The versions.</param>
/// <param name="notes">Asked for only when there is something to keep: conversations start jobs themselves.</param>
/// <param name="messages">Where messages go, asked for likewise; null where there are no channels.</param>
internal sealed partial class TrainingNews(
    ModelRegistry registry, Func<IConversationNotes> notes, Func<IProactiveMessages?> messages, TimeProvider time, ILogger<TrainingNews> logger)
{
    /// <summary>Channels limit how often a message may be changed.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<int, long> _toldAt = [];

    /// <summary>A job is further; told at most once a second, and nobody waits for it.</summary>
    public void Progressed(TrainingJobRecord job)
    {
        if (job.ConversationId is null)
            return;
        var now = time.GetTimestamp();
        var told = _toldAt.GetOrAdd(job.Id, 0);
        if ((told != 0 && time.GetElapsedTime(told, now) < Pause) || !_toldAt.TryUpdate(job.Id, now, told))
            return;
        _ = SendAsync(job, JobReply.Of(job), CancellationToken.None);
    }

    /// <summary>A job is over: told in its conversation, and kept there like an answer.</summary>
    public async Task EndedAsync(TrainingJobRecord job, CancellationToken cancellationToken)
    {
        _toldAt.TryRemove(job.Id, out _);
        if (job.ConversationId is not { } conversation)
            return;
        var reply = JobReply.Of(job, registry);
        try
        {
            await notes().NoteAsync(conversation, TopicOf(job), reply, cancellationToken);
        }
        catch (Workforce.Store.StoreUnavailableException e)
        {
            LogNotTold(e, job.Id);
        }

        await SendAsync(job, reply, cancellationToken);
    }

    private static string TopicOf(TrainingJobRecord job) => $"training/{job.Id}";

    private async Task SendAsync(TrainingJobRecord job, Reply reply, CancellationToken cancellationToken)
    {
        if (messages() is not { } channels)
            return;
        try
        {
            await channels.TrySendAsync(job.ConversationId!, TopicOf(job), reply, cancellationToken);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // A message that does not arrive must not end the training.
            LogNotTold(e, job.Id);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The conversation could not be told about training job {Id}")]
    private partial void LogNotTold(Exception exception, int id);
}
