using ChatOps.Learning.Registry;
using ChatOps.Tests.Fakes;
using ChatOps.Tests.Learning.Retraining;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace ChatOps.Tests.Learning.Registry;

/// <summary>Models that were trained together serve together.</summary>
public sealed class PairedPromotionTests(TrainedOnce trained) : IClassFixture<TrainedOnce>, IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("chatops-pair-").FullName;
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(Company.Today, new TimeOnly(10, 0), TimeSpan.Zero));

    public async Task InitializeAsync()
    {
        await trained.CopyToAsync(_folder);
        var registry = Open();
        registry.Add(registry.Find(ModelKind.Ranking, 1)! with { Number = 2 }, registry.Serving().Ranking!.Model with { Version = 2 });
        registry.Add(registry.Find(ModelKind.Performance, 1)! with { Number = 2 }, registry.Serving().Performance!.Model with { Version = 2 });
    }

    public Task DisposeAsync()
    {
        Directory.Delete(_folder, recursive: true);
        return Task.CompletedTask;
    }

    [Fact]
    public void Swap_BrokenOffAfterAnyFile_BothServeOrNeither()
    {
        for (var files = 0; ; files++)
        {
            var promotion = new ModelPromotion(Open(new EndsAfter(new DiskRegistryFiles(_folder), files)));
            try
            {
                promotion.Swap(promotion.Find(2), "U1", "Better.", isRollback: false);
            }
            catch (HostEndedException)
            {
                Assert.Equal((1, 1), Serving());
                continue;
            }

            Assert.Equal((2, 2), Serving());
            return;
        }
    }

    [Fact]
    public void Serving_RegistryWithAFolderOfPromotionsForEachKind_IsReadAndGoneOnWith()
    {
        foreach (var kind in new[] { "ranking", "performance" })
        {
            var before = Directory.CreateDirectory(Path.Combine(_folder, kind, "promotions")).FullName;
            File.WriteAllText(Path.Combine(before, "000001.json"), """{ "sequence": 1, "version": 1, "at": "2026-11-01T09:00:00+00:00", "by": "U1", "why": "Nothing served before.", "isRollback": false }""");
            File.WriteAllText(Path.Combine(before, "000002.json"), """{ "sequence": 2, "version": 2, "at": "2026-11-02T09:00:00+00:00", "by": "U1", "why": "Better.", "isRollback": false }""");
        }

        Directory.Delete(Path.Combine(_folder, "promotions"), recursive: true);
        Assert.Equal((2, 2), Serving());

        var promotion = new ModelPromotion(Open());
        promotion.Swap(promotion.Previous(), "U1", "Worse.", isRollback: true);

        Assert.Equal((1, 1), Serving());
        Assert.Equal([1, 2, 1], Open().History(ModelKind.Performance).Select(p => p.Version));
        Assert.Equal(2, Open().ServingAt(ModelKind.Ranking, new DateTimeOffset(2026, 11, 3, 0, 0, 0, TimeSpan.Zero))!.Version);
    }

    [Fact]
    public void Swap_OneKindWasPromotedMeanwhile_ChangesNeither()
    {
        var promotion = new ModelPromotion(Open());
        var planned = promotion.Find(2);
        Open().Promote(ModelKind.Performance, 2, "U4", "Alone.");

        var error = Assert.Throws<PromotionRefusedException>(() => promotion.Swap(planned, "U1", "Both.", isRollback: false));

        Assert.Contains("performance model v2", error.Message, StringComparison.Ordinal);
        Assert.Equal((1, 2), Serving());
    }

    [Fact]
    public void Promote_NewestPromotionCanNotBeRead_TakesTheNextNumber()
    {
        File.WriteAllText(Path.Combine(_folder, "promotions", "000002.json"), "{ half");
        var promotion = new ModelPromotion(Open());

        promotion.Swap(promotion.Find(2), "U1", "Better.", isRollback: false);

        Assert.Equal((2, 2), Serving());
    }

    [Fact]
    public void TakeNumber_ManyAtOnce_EachIsSomebodysAlone()
    {
        var taken = new int[20];

        Parallel.For(0, taken.Length, n => taken[n] = Open().TakeNumber());

        Assert.Equal(Enumerable.Range(3, taken.Length), taken.Order());
    }

    private (int Ranking, int Performance) Serving() => Open().Serving() is var serving ? (serving.Ranking!.Model.Version, serving.Performance!.Model.Version) : default;

    private ModelRegistry Open(IRegistryFiles? files = null) => new(files ?? new DiskRegistryFiles(_folder), _time, NullLogger<ModelRegistry>.Instance);

    private sealed class HostEndedException : Exception;

    /// <summary>A host that ends when it has added some files.</summary>
    private sealed class EndsAfter(IRegistryFiles files, int most) : IRegistryFiles
    {
        private int _added;

        public long Stamp(string folder) => files.Stamp(folder);

        public IReadOnlyList<string> List(string folder) => files.List(folder);

        public byte[]? Read(string path) => files.Read(path);

        public bool TryAdd(string path, ReadOnlySpan<byte> content) => _added++ < most ? files.TryAdd(path, content) : throw new HostEndedException();
    }
}
