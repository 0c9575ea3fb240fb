using ChatOps.Workforce.Store.Jobs;
using Microsoft.Extensions.Logging;

namespace ChatOps.Agent.Training;

/// <summary>
/// Works on training jobs, one after the other. Every step is kept in the store first, so that a host that is killed leaves a job that can be begun
/// again; one that was killed twice is given up.
/// </summary>
internal sealed partial class TrainingQueue(TrainingRun run, ITrainingJobStore store, TrainingNews news, TimeProvider time, ILogger<TrainingQueue> logger) : ITrainingJobs, IAsyncDisposable, IDisposable
{
    private const int MostAttempts = 2;

    private readonly Lock _gate = new();
    private readonly Queue<TrainingJobRecord> _waiting = [];
    private TrainingJobRecord? _running;
    private CancellationTokenSource? _stop;
    private bool _isResumed;
    private bool _isClosed;
    private Task _told = Task.CompletedTask;

    /// <summary>Ends when nothing is left to do; done at once where nothing is.</summary>
    public Task Idle { get; private set; } = Task.CompletedTask;

    public async Task<TrainingJobRecord> StartAsync(string model, bool isTuned, string by, string? conversationId, CancellationToken cancellationToken)
    {
        var job = await store.AddAsync(
            new TrainingJobRecord { Model = model, IsTuned = isTuned, RequestedBy = by, ConversationId = conversationId, CreatedAt = time.GetUtcNow().UtcDateTime }, cancellationToken);
        Enqueue(job);
        return job;
    }

    public async Task<TrainingJobRecord?> StopAsync(int? id, CancellationToken cancellationToken)
    {
        TrainingJobRecord? waiting = null;
        lock (_gate)
        {
            if (_running is { } running && (id is null || id == running.Id))
            {
                _stop!.Cancel();
                return running;
            }

            var left = _waiting.ToArray();
            waiting = id is null ? left.FirstOrDefault() : Array.Find(left, j => j.Id == id);
            _waiting.Clear();
            foreach (var job in left.Where(j => j != waiting))
                _waiting.Enqueue(job);
        }

        if (waiting is not null)
        {
            var ended = await KeepEndAsync(waiting, JobState.Cancelled, "It was stopped before it began.", null);
            lock (_gate)
                _told = Task.WhenAll(_told, TellAsync(ended)); // whoever stops it may be in the very conversation that is told, and has its turn first
        }

        return waiting;
    }

    public async Task<TrainingJobRecord?> FindAsync(int? id, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            // What runs is further than what was kept of it.
            if (_running is { } running && (id is null || id == running.Id))
                return running;
        }

        return await store.FindAsync(id, cancellationToken);
    }

    public async Task ResumeAsync(CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            if (_isResumed)
                return;
            _isResumed = true;
        }

        try
        {
            // What is held before the store is read may be over by then.
            var held = Held();
            foreach (var job in (await store.ReadOpenAsync(cancellationToken)).ExceptBy(held, j => j.Id))
            {
                if (job.State == JobState.Running && job.Attempts >= MostAttempts)
                    await EndAsync(job, JobState.Failed, "It broke off twice: the host ended, or the store was gone. What served goes on serving; say \"retrain\" to try once more.", null);
                else
                    Enqueue(job);
            }
        }
        catch
        {
            lock (_gate)
                _isResumed = false;
            throw;
        }
    }

    /// <summary>Lets go of its jobs as if the host had ended: they stay as they were kept, to be taken up again.</summary>
    public async ValueTask DisposeAsync()
    {
        Dispose();
        await Idle;
    }

    /// <summary>The same, without waiting for the one that runs to notice.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            _isClosed = true;
            _waiting.Clear();
            _stop?.Cancel();
        }
    }

    /// <summary>The jobs that wait or run here.</summary>
    private HashSet<int> Held()
    {
        lock (_gate)
            return [.. _waiting.Select(j => j.Id), .. _running is { } running ? [running.Id] : Array.Empty<int>()];
    }

    private void Progressed(TrainingJobRecord job) => news.Progressed(job);

    private void Enqueue(TrainingJobRecord job)
    {
        lock (_gate)
        {
            if (Held().Contains(job.Id))
                return;
            _waiting.Enqueue(job);
            if (Idle.IsCompleted)
                Idle = BackgroundScheduler.Trainings.RunAsync(WorkAsync);
        }
    }

    private async Task WorkAsync()
    {
        while (true)
        {
            TrainingJobRecord job;
            CancellationToken stopped;
            lock (_gate)
            {
                _stop?.Dispose();
                (_running, _stop) = (null, null);
                if (!_waiting.TryDequeue(out job!))
                    return;
                _stop = new CancellationTokenSource();
                (_running, stopped) = (job = job with { State = JobState.Running, Attempts = job.Attempts + 1, StartedAt = time.GetUtcNow().UtcDateTime }, _stop.Token);
            }

            try
            {
                await store.UpdateAsync(job, CancellationToken.None);
                var (state, message, version) = await run.RunAsync(job, new Reporter(this, job), stopped);
                if (_isClosed)
                    return;
                await EndAsync(_running!, state, message, version);
            }
            catch (Exception e)
            {
                // The store is gone, or worse: the job stays as it was kept and is taken up when it is looked for again.
                LogFailed(e, job.Id);
                lock (_gate)
                    _isResumed = false;
            }
        }
    }

    private async Task EndAsync(TrainingJobRecord job, JobState state, string message, int? version) =>
        await news.EndedAsync(await KeepEndAsync(job, state, message, version), CancellationToken.None);

    private async Task TellAsync(TrainingJobRecord ended)
    {
        try
        {
            await news.EndedAsync(ended, CancellationToken.None);
        }
        catch (Exception e)
        {
            LogNotTold(e, ended.Id);
        }
    }

    private async Task<TrainingJobRecord> KeepEndAsync(TrainingJobRecord job, JobState state, string message, int? version)
    {
        var ended = job with { State = state, Message = message, Version = version, Share = state == JobState.Done ? 1 : job.Share, EndedAt = time.GetUtcNow().UtcDateTime };
        await store.UpdateAsync(ended, CancellationToken.None);
        return ended;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Training job {Id} broke off; it is taken up again")]
    private partial void LogFailed(Exception exception, int id);

    [LoggerMessage(Level = LogLevel.Error, Message = "That training job {Id} was stopped could not be told")]
    private partial void LogNotTold(Exception exception, int id);

    private sealed class Reporter(TrainingQueue queue, TrainingJobRecord job) : IProgress<Learning.Retraining.TrainingProgress>
    {
        public void Report(Learning.Retraining.TrainingProgress value)
        {
            TrainingJobRecord now;
            lock (queue._gate)
            {
                if (queue._running?.Id != job.Id)
                    return;
                now = queue._running = queue._running with { Stage = value.Stage.ToString().ToLowerInvariant() + (value.Detail is null ? "" : $" ({value.Detail})"), Share = value.Share };
            }

            queue.Progressed(now);
        }
    }
}
