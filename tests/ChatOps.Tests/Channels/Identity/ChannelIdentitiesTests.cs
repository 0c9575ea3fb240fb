using ChatOps.Agent.Access;
using ChatOps.Channels.Identity;
using ChatOps.Channels.Intake;
using ChatOps.Learning;
using ChatOps.Learning.Ranking;
using ChatOps.Tests.Fakes;
using ChatOps.Workforce;
using ChatOps.Workforce.Store;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace ChatOps.Tests.Channels.Identity;

public sealed class ChannelIdentitiesTests : IDisposable
{
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 11, 24, 9, 0, 0, TimeSpan.Zero));
    private readonly string _folder = Directory.CreateTempSubdirectory("chatops-identities-").FullName;
    private readonly AccessOptions _options = new()
    {
        Users = [new AccessUser { Account = "slack:T1/U1", Person = "U17", Role = Role.Admin }, new AccessUser { Account = "teams:T-2/AbC", Person = "U18" }, new AccessUser { Account = "slack:T1/U3", Role = Role.Hr }],
        EmailDomains = ["example.com"],
        Roles = new Dictionary<Role, IList<string>> { [Role.Manager] = ["U18"] },
    };

    private readonly ServiceProvider _services;
    private readonly RankingProvider _rankings;
    private int _asked;

    public ChannelIdentitiesTests()
    {
        Person Of(string id, string name, string? email) => new(id, name, email, "HR", Seniority.Senior, 8, null, 40);
        var store = new FakeWorkforceStore(new WorkforceData
        {
            People =
            [
                Of("U17", "Nora Novak", "nora@example.com"), Of("U18", "Paul Other", "Paul@Example.com"), Of("U19", "Twin One", "twin@example.com"),
                Of("U20", "Twin Two", "twin@example.com"), Of("U21", "Elsewhere", "eva@example.net"),
            ],
        });
        _services = new ServiceCollection()
            .AddLogging()
            .AddSingleton<TimeProvider>(_time)
            .AddSingleton<IWorkforceStore>(store)
            .AddLearning(new ConfigurationBuilder().AddInMemoryCollection([new("Learning:RegistryPath", _folder)]).Build())
            .BuildServiceProvider();
        _rankings = _services.GetRequiredService<RankingProvider>();
    }

    public void Dispose()
    {
        _services.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Theory]
    [InlineData("slack", "T1", "U1", "U17", Role.Admin)]
    [InlineData("teams", "t-2", "abc", "U18", Role.Manager)] // Entra's ids in any case
    [InlineData("slack", "T1", "U3", null, Role.Hr)]
    public async Task Find_Configured_IsWhoConfigurationSays(string channel, string tenant, string id, string? person, Role role)
    {
        var speaker = await FindAsync(Create(), new ChannelUser(channel, tenant, id, "Any Name"), "paul@example.com");

        Assert.Equal((person, role, $"{channel}:{tenant}/{id}"), (speaker.PersonId, speaker.Role, speaker.Account));
        Assert.Equal(0, _asked);
    }

    [Theory]
    [InlineData("paul@example.com", "U18", Role.Manager)]
    [InlineData(" NORA@EXAMPLE.COM ", "U17", Role.Employee)]
    [InlineData("twin@example.com", null, Role.Employee)] // two people: neither
    [InlineData("eva@example.net", null, Role.Employee)] // another domain
    [InlineData("paul@example.com@example.net", null, Role.Employee)]
    [InlineData("paul@notexample.com", null, Role.Employee)]
    [InlineData("nobody@example.com", null, Role.Employee)]
    [InlineData("example.com", null, Role.Employee)]
    [InlineData("", null, Role.Employee)]
    [InlineData(null, null, Role.Employee)]
    public async Task Find_ByEmail_OnlyTheOnePersonOfAnAllowedDomain(string? email, string? person, Role role)
    {
        var speaker = await FindAsync(Create(), Stranger("Paul Other"), email);

        Assert.Equal((person, role, "slack:T1/U9"), (speaker.PersonId, speaker.Role, speaker.Account));
    }

    [Fact]
    public async Task Find_NameOfSomebodyElse_DecidesNothing()
    {
        var speaker = await FindAsync(Create(), Stranger("Nora Novak"), null);

        Assert.Equal((null, Role.Employee, "slack:T1/U9"), (speaker.PersonId, speaker.Role, speaker.Key));
    }

    [Fact]
    public async Task Find_NoDomainAllowed_ChannelIsNotAsked()
    {
        _options.EmailDomains = [];

        Assert.Null((await FindAsync(Create(), Stranger("x"), "nora@example.com")).PersonId);
        Assert.Equal(0, _asked);
    }

    [Fact]
    public async Task Find_Again_AsksTheChannelOncePerHourAndAnewAfterAnErasure()
    {
        var identities = Create();
        for (var n = 0; n < 3; n++)
            Assert.Equal("U17", (await FindAsync(identities, Stranger("x"), "nora@example.com")).PersonId);
        Assert.Equal(1, _asked);

        _time.Advance(TimeSpan.FromMinutes(60));
        await FindAsync(identities, Stranger("x"), "nora@example.com");
        Assert.Equal(2, _asked);

        await identities.ForgetAsync(["Nora Novak"], "(erased)");
        await FindAsync(identities, Stranger("x"), "nora@example.com");
        Assert.Equal(3, _asked);
    }

    [Fact]
    public async Task Find_ChannelCannotSayNow_IsNotTakenForANo()
    {
        var identities = Create();

        await Assert.ThrowsAsync<TryLaterException>(() => identities.FindAsync(Stranger("x"), _ => throw new TryLaterException("429"), CancellationToken.None));

        Assert.Equal("U17", (await FindAsync(identities, Stranger("x"), "nora@example.com")).PersonId);
    }

    [Fact]
    public async Task Get_MoreAccountsThanRemembered_StaysBounded()
    {
        var cache = new EmailCache(Options.Create(_options), _time);
        for (var n = 0; n <= EmailCache.Most; n++)
            await cache.GetAsync($"slack:T1/U{n}", _ => Task.FromResult<string?>("a@example.com"), CancellationToken.None);

        Assert.Equal("b@example.com", await cache.GetAsync("slack:T1/U0", _ => Task.FromResult<string?>("b@example.com"), CancellationToken.None));
    }

    private static ChannelUser Stranger(string name) => new("slack", "T1", "U9", name);

    private ChannelIdentities Create() => new(Options.Create(_options), _rankings, new EmailCache(Options.Create(_options), _time));

    private Task<Speaker> FindAsync(ChannelIdentities identities, ChannelUser user, string? email) => identities.FindAsync(
        user,
        _ =>
        {
            _asked++;
            return Task.FromResult(email);
        },
        CancellationToken.None);
}
