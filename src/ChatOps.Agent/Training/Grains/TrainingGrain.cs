using System.Text.Json;
using ChatOps.Agent.Replies;
using Microsoft.Extensions.DependencyInjection;

namespace ChatOps.Agent.Training.Grains;

/// <summary>Holds the queue while it has work; what it holds is in the store, so it may end with its host and begin again in another.</summary>
internal sealed class TrainingGrain(IServiceProvider services) : Grain, ITrainingGrain
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(5);

    private readonly TrainingQueue _queue = ActivatorUtilities.CreateInstance<TrainingQueue>(services);
    private IGrainTimer? _stay;

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        // A grain with nothing to answer is put away; not one whose queue works.
        _stay = this.RegisterGrainTimer(StayWhileBusyAsync, new GrainTimerCreationOptions(Look, Look));
        return _queue.ResumeAsync(cancellationToken);
    }

    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        _stay?.Dispose();
        await _queue.DisposeAsync();
    }

    public async Task<string> StartAsync(string model, bool isTuned, string by, string? conversationId)
    {
        DelayDeactivation(10 * Look);
        return JsonSerializer.Serialize(await _queue.StartAsync(model, isTuned, by, conversationId, CancellationToken.None), ReplyJson.Options);
    }

    public async Task<string?> StopAsync(int? id) => await _queue.StopAsync(id, CancellationToken.None) is { } job ? JsonSerializer.Serialize(job, ReplyJson.Options) : null;

    public async Task<string?> FindAsync(int? id) => await _queue.FindAsync(id, CancellationToken.None) is { } job ? JsonSerializer.Serialize(job, ReplyJson.Options) : null;

    public Task ResumeAsync() => _queue.ResumeAsync(CancellationToken.None);

    private Task StayWhileBusyAsync(CancellationToken cancellationToken)
    {
        if (!_queue.Idle.IsCompleted)
            DelayDeactivation(10 * Look);
        return Task.CompletedTask;
    }
}
