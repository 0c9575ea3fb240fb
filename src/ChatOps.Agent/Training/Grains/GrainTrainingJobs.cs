using System.Text.Json;
using ChatOps.Agent.Replies;
using ChatOps.Workforce.Store.Jobs;

namespace ChatOps.Agent.Training.Grains;

/// <summary>The training queue of the cluster that this host is part of.</summary>
internal sealed class GrainTrainingJobs(IGrainFactory grains) : ITrainingJobs
{
    private ITrainingGrain Grain => grains.GetGrain<ITrainingGrain>("training");

    public async Task<TrainingJobRecord> StartAsync(string model, bool isTuned, string by, string? conversationId, CancellationToken cancellationToken) =>
        Read(await Grain.StartAsync(model, isTuned, by, conversationId).WaitAsync(cancellationToken))!;

    public async Task<TrainingJobRecord?> StopAsync(int? id, CancellationToken cancellationToken) => Read(await Grain.StopAsync(id).WaitAsync(cancellationToken));

    public async Task<TrainingJobRecord?> FindAsync(int? id, CancellationToken cancellationToken) => Read(await Grain.FindAsync(id).WaitAsync(cancellationToken));

    public Task ResumeAsync(CancellationToken cancellationToken) => Grain.ResumeAsync().WaitAsync(cancellationToken);

    private static TrainingJobRecord? Read(string? json) => json is null ? null : JsonSerializer.Deserialize<TrainingJobRecord>(json, ReplyJson.Options);
}
