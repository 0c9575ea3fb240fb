using System.Buffers;
using System.Diagnostics.Metrics;
using System.Text;
using ChatOps.Host.Caching;
using ChatOps.Learning.Ranking;
using ChatOps.Tests.Fakes;
using ChatOps.Workforce;
using Microsoft.Extensions.Caching.Hybrid;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace ChatOps.Tests.Host;

public sealed class CachedRankingsTests : IDisposable
{
    private static readonly RankingRequest Question = new("T-1") { Top = 2, Include = ["U03"] };

    private readonly ServiceProvider _services = new ServiceCollection().AddMetrics().AddHybridCache()
        .AddSerializer<KeptRanking>(new KeptJson<KeptRanking>()).AddSerializer<KeptPrediction>(new KeptJson<KeptPrediction>()).Services.BuildServiceProvider();

    private readonly CountedRankings _computed = new();

    public void Dispose() => _services.Dispose();

    [Fact]
    public async Task Rank_AskedAgain_IsSaidAgainWhole()
    {
        var (cached, service) = (Cached(), Service("1"));

        var first = await cached.RankAsync(service, Question, CancellationToken.None);
        var second = await cached.RankAsync(service, Question, CancellationToken.None);

        var computed = service.Rank(Question);
        Assert.Equal(1, _computed.Asked);
        foreach (var said in new[] { first, second })
        {
            Assert.Equal(computed.Candidates.Select(c => (c.Person, c.Rank, c.Score, c.Success, c.LeftOut, c.FreeHours)), said.Candidates.Select(c => (c.Person, c.Rank, c.Score, c.Success, c.LeftOut, c.FreeHours)));
            Assert.Equal(computed.Candidates.SelectMany(c => c.Reasons).Select(r => r.Text), said.Candidates.SelectMany(c => c.Reasons).Select(r => r.Text));
            Assert.Equal((computed.WorkItem, computed.Considered, computed.Holder, computed.AsOf, computed.KnownOutcomes), (said.WorkItem, said.Considered, said.Holder, said.AsOf, said.KnownOutcomes));
            Assert.Equal((computed.SomebodyStandsOut, computed.Model, computed.WorkloadWeek), (said.SomebodyStandsOut, said.Model, said.WorkloadWeek));
        }
    }

    [Fact]
    public async Task Rank_HundredAtOnce_IsComputedOnce()
    {
        var held = new TaskCompletionSource();
        _computed.GoOn = held.Task;
        var (cached, service) = (Cached(), Service("1"));

        var asking = Enumerable.Range(0, 100).Select(_ => cached.RankAsync(service, Question, CancellationToken.None).AsTask()).ToArray();
        held.SetResult();
        var answers = await Task.WhenAll(asking);

        Assert.Equal(1, _computed.Asked);
        Assert.Single(answers.Select(a => string.Join(',', a.Candidates.Select(c => c.Person.Id))).Distinct());
    }

    [Theory]
    [InlineData("2", "T-1", 2, "U03")]
    [InlineData("1", "T-2", 2, "U03")]
    [InlineData("1", "T-1", 1, "U03")]
    [InlineData("1", "T-1", 2, "U02")]
    public async Task Rank_AnotherIdentityOrQuestion_IsComputedAnew(string identity, string task, int top, string include)
    {
        var cached = Cached();
        await cached.RankAsync(Service("1"), Question, CancellationToken.None);

        await cached.RankAsync(Service(identity), new RankingRequest(task) { Top = top, Include = [include] }, CancellationToken.None);

        Assert.Equal(2, _computed.Asked);
    }

    [Fact]
    public async Task Rank_ACompanyThatIsOnlySupposed_IsNeverKept()
    {
        var (cached, service) = (Cached(), Service(null));

        await cached.RankAsync(service, Question, CancellationToken.None);
        await cached.RankAsync(service, Question, CancellationToken.None);

        Assert.Equal(2, _computed.Asked);
    }

    [Fact]
    public async Task Rank_SmallCompany_IsComputed()
    {
        var (cached, service) = (Cached(new CacheOptions { LeastPeople = 4 }), Service("1"));

        await cached.RankAsync(service, Question, CancellationToken.None);
        await cached.RankAsync(service, Question, CancellationToken.None);

        Assert.Equal(2, _computed.Asked);
    }

    [Fact]
    public async Task Rank_NoSuchTask_IsSaidEachTimeAndNotKept()
    {
        var (cached, service) = (Cached(), Service("1"));

        await Assert.ThrowsAsync<KeyNotFoundException>(() => cached.RankAsync(service, new RankingRequest("T-9"), CancellationToken.None).AsTask());
        await Assert.ThrowsAsync<KeyNotFoundException>(() => cached.RankAsync(service, new RankingRequest("T-9"), CancellationToken.None).AsTask());

        Assert.Equal(2, _computed.Asked);
    }

    [Fact]
    public async Task Predict_NothingToLearnFrom_IsKeptAsNothing()
    {
        var (cached, service) = (Cached(), Service("1"));

        Assert.Null(await cached.PredictAsync(service, "T-1", "U01", CancellationToken.None));
        Assert.Null(await cached.PredictAsync(service, "T-1", "U01", CancellationToken.None));

        Assert.Equal(1, _computed.Asked);
    }

    [Fact]
    public void Kept_AsBytes_ComesBackAndHoldsNoName()
    {
        var service = Service("1");
        var result = service.Rank(Question);
        var json = new KeptJson<KeptRanking>();
        var bytes = new ArrayBufferWriter<byte>();
        var unknown = KeptRanking.Of(result) with { Candidates = [KeptCandidate.Of(result.Candidates[0] with { Explanation = new SuccessExplanation(0.5, 0.25, [0.25], [float.NaN], [1]) })] };

        json.Serialize(unknown, bytes);
        var read = json.Deserialize(new ReadOnlySequence<byte>(bytes.WrittenMemory)).For(service, "T-1");

        Assert.Equal(result.Candidates[0].Person, read.Candidates[0].Person);
        Assert.Equal(result.Candidates[0].Parts, read.Candidates[0].Parts);
        Assert.Equal([float.NaN], read.Candidates[0].Explanation!.Features);
        var text = Encoding.UTF8.GetString(bytes.WrittenSpan);
        Assert.All(service.Snapshot.People, p => Assert.DoesNotContain(p.Name, text, StringComparison.Ordinal));
        Assert.DoesNotContain("Move the billing", text, StringComparison.Ordinal);
    }

    private static RankingService Service(string? identity)
    {
        var company = new Company()
            .Person("U01", "Ada Byron", ("Kafka", Proficiency.Expert))
            .Person("U02", "Bob Okafor", ("Kafka", Proficiency.Beginner))
            .Person("U03", "Cleo Marsh", ("Rust", Proficiency.Expert))
            .Task("T-1", "Move the billing", ("Kafka", Proficiency.Advanced, true))
            .Task("T-2", "Move the mail", ("Rust", Proficiency.Advanced, true));
        return new RankingService(WorkforceSnapshot.Build(company.Data, Company.Today), RankingModel.Untrained(new DateTimeOffset(2026, 11, 24, 9, 0, 0, TimeSpan.Zero))) { Identity = identity };
    }

    private CachedRankings Cached(CacheOptions? options = null) => new(
        _computed, _services.GetRequiredService<HybridCache>(), Options.Create(options ?? new CacheOptions { LeastPeople = 0 }), _services.GetRequiredService<IMeterFactory>());
}
