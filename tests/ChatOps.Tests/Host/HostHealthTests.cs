using ChatOps.Host.Health;
using ChatOps.Tests.Fakes;
using ChatOps.Workforce.Store;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace ChatOps.Tests.Host;

public sealed class HostHealthTests : IDisposable
{
    private readonly FakeTimeProvider _time = new();
    private readonly CapturedLog _log = new();
    private readonly FakeWorkforceStore _store = new(Company.Small().Data);
    private readonly ServiceProvider _services;
    private readonly HealthWatch _watch;
    private readonly LoggerFactory _loggers;
    private readonly HostHealth _health;

    public HostHealthTests()
    {
        _services = new ServiceCollection().AddSingleton<IWorkforceStore>(_store).AddSingleton(Options.Create(new StoreOptions())).BuildServiceProvider();
        _watch = new HealthWatch([], Options.Create(new HealthOptions()), _time, NullLogger<HealthWatch>.Instance);
        _loggers = new LoggerFactory([_log]);
        _health = new HostHealth(_services, _watch, _time, _loggers.CreateLogger<HostHealth>());
    }

    public void Dispose()
    {
        _health.Dispose();
        _watch.Dispose();
        _loggers.Dispose();
        _services.Dispose();
    }

    [Fact]
    public async Task Look_StoreIsAwayAndComesBack_IsLoggedOnceEach()
    {
        _store.Failure = new StoreUnavailableException("The database can't be reached.");
        for (var look = 0; look < 3; look++)
            Assert.Equal(("DOWN", "The database can't be reached."), await LookAsync("db"));
        _store.Failure = null;
        for (var look = 0; look < 2; look++)
            Assert.Equal("UP", (await LookAsync("db")).Status);

        var lines = _log.Lines.Where(l => l.StartsWith("Health: db", StringComparison.Ordinal)).ToArray();
        Assert.Equal(2, lines.Length);
        Assert.StartsWith("Health: db does not answer", lines[0], StringComparison.Ordinal);
        Assert.StartsWith("Health: db answers again", lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Look_SomethingBreaks_IsNotSaidToBeTime()
    {
        _store.Failure = new InvalidOperationException("planted");
        Assert.Equal(("DOWN", "It can't be used; the log has the reason."), await LookAsync("db"));
        _store.Failure = new TimeoutException();
        Assert.Equal(("DOWN", "It does not answer in time."), await LookAsync("db"));
    }

    private async Task<(string Status, string? Says)> LookAsync(string component)
    {
        _time.Advance(TimeSpan.FromSeconds(2)); // longer than a look is believed
        var health = (await _health.LookAsync(CancellationToken.None)).Health.Components[component];
        return (health.Status, health.Details?.GetValueOrDefault("says"));
    }
}
