using ChatOps.Learning.Registry;
using ChatOps.Workforce;
using ChatOps.Workforce.Store;
using Microsoft.Extensions.Options;

namespace ChatOps.Learning.Ranking;

/// <summary>
/// The ranking that answers now. Rebuilt whole when the store has changed, when the day has, or when a model was trained; who asks then
/// waits for it, so that nobody is answered with what they have just changed.
/// </summary>
public sealed class RankingProvider(
    IWorkforceStore store, ModelRegistry registry, IOptions<LearningOptions> options, TimeProvider time) : IDisposable
{
    private readonly SemaphoreSlim _rebuild = new(1);
    private Served? _served;
    private Other? _other;

    /// <summary>The current ranking. Asks the store one cheap question: whether anything has changed.</summary>
    /// <exception cref="StoreUnavailableException">The store can't be read.</exception>
    public async Task<RankingService> GetAsync(CancellationToken cancellationToken)
    {
        var key = await ReadKeyAsync(cancellationToken);
        if (_served is { } served && served.Key == key)
            return served.Service;

        await _rebuild.WaitAsync(cancellationToken);
        try
        {
            key = await ReadKeyAsync(cancellationToken);
            if (_served is { } rebuilt && rebuilt.Key == key)
                return rebuilt.Service;
            var service = await LearningTelemetry.RebuildAsync(() => BuildAsync(key, cancellationToken));
            _served = new Served(key, service);
            return service;
        }
        finally
        {
            _rebuild.Release();
        }
    }

    /// <summary>The ranking as it would be with one more person, who has finished nothing yet; the store is left alone.</summary>
    /// <param name="person">Somebody with an id that nobody has.</param>
    /// <param name="skills">Their skills.</param>
    /// <param name="cancellationToken">Stops.</param>
    /// <exception cref="StoreUnavailableException">The store can't be read.</exception>
    public async Task<RankingService> SupposeAsync(Person person, IReadOnlyList<Skill> skills, CancellationToken cancellationToken)
    {
        var served = await GetAsync(cancellationToken);
        var data = await store.ReadAllAsync(cancellationToken);
        var supposed = data with { People = [.. data.People, person], Skills = [.. data.Skills, .. skills] };
        return await Task.Run(
            () => new RankingService(WorkforceSnapshot.Build(supposed, served.Snapshot.AsOf), served.Model, options.Value.ConfidenceToRecommend, served.Performance), cancellationToken);
    }

    /// <summary>The same company, ranked by another version of the ranking model; kept until either changes.</summary>
    /// <param name="served">The ranking that answers now.</param>
    /// <param name="version">The version.</param>
    /// <exception cref="PromotionRefusedException">There is no such version.</exception>
    /// <exception cref="ModelUnreadableException">Its artefact can't be loaded.</exception>
    public RankingService As(RankingService served, int version)
    {
        if (served.Model.Version == version)
            return served;
        if (_other is { } other && ReferenceEquals(other.Served, served) && other.Service.Model.Version == version)
            return other.Service;
        var found = registry.Find(ModelKind.Ranking, version) ?? throw new PromotionRefusedException($"There is no ranking model v{version}. \"list models\" shows which there are.");
        var model = registry.Load<RankingModel>(found);
        var service = new RankingService(served.Snapshot, model, options.Value.ConfidenceToRecommend, served.Performance)
        {
            Identity = served.Identity is { } identity ? $"{identity}/{NameOf(model)}" : null,
        };
        _other = new Other(served, service);
        return service;
    }

    public void Dispose() => _rebuild.Dispose();

    private async Task<RankingService> BuildAsync(ServedKey key, CancellationToken cancellationToken)
    {
        var data = await store.ReadAllAsync(cancellationToken);
        var serving = registry.Serving();
        var model = serving.Ranking?.Model ?? RankingModel.Untrained(time.GetUtcNow());
        var performance = serving.Performance?.Model;
        // Data that was written after the key was read belongs to the next one, and the key did not say so: what is kept under it would be another company's.
        var isOfKey = await store.GetRevisionAsync(cancellationToken) == key.Revision;
        // Not on the scheduler of whoever asks: its parallel loops take the scheduler that they begin on, and one that does one thing at a time would wait for itself.
        return await Task.Run(
            () => new RankingService(WorkforceSnapshot.Build(data, key.Today), model, options.Value.ConfidenceToRecommend, performance)
            {
                Identity = isOfKey ? FormattableString.Invariant($"{key.Revision}/{key.Today:yyyyMMdd}/{options.Value.ConfidenceToRecommend}/{NameOf(model)}/{performance?.Version}-{performance?.TrainedAt.UtcTicks}") : null,
            },
            cancellationToken);
    }

    /// <summary>The number alone is not enough: two registries number from 1.</summary>
    private static string NameOf(RankingModel model) => FormattableString.Invariant($"{model.Version}-{model.TrainedAt.UtcTicks}");

    private async Task<ServedKey> ReadKeyAsync(CancellationToken cancellationToken) => new(
        await store.GetRevisionAsync(cancellationToken),
        registry.Stamp(),
        DateOnly.FromDateTime(time.GetLocalNow().DateTime));

    private sealed record Other(RankingService Served, RankingService Service);

    private sealed record Served(ServedKey Key, RankingService Service);

    private readonly record struct ServedKey(long Revision, long Stamp, DateOnly Today);
}
