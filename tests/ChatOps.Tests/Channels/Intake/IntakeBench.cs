using System.Diagnostics;
using ChatOps.Channels.Intake;
using ChatOps.Tests.Fakes;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace ChatOps.Tests.Channels.Intake;

/// <summary>Intake and worker of one host over a store that outlives it, with a clock that tests move.</summary>
internal sealed class IntakeBench : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly IntakeWorker _worker;
    private readonly StoredIntake _intake;

    public IntakeBench(ScriptedHandler handler, IntakeOptions? options = null, FakeChannelEventStore? store = null, FakeTimeProvider? time = null)
    {
        Store = store ?? new FakeChannelEventStore();
        Time = time ?? new FakeTimeProvider(new DateTimeOffset(2026, 11, 24, 9, 0, 0, TimeSpan.Zero));
        var signal = new IntakeSignal();
        _intake = new StoredIntake(Store, [handler], signal);
        _worker = new IntakeWorker(
            Store, new FakeKnownConversations(), [handler], signal, Options.Create(options ?? new IntakeOptions()), new ChannelHealth(), Time, LoggerFactory.Create(b => b.AddProvider(Log)).CreateLogger<IntakeWorker>());
    }

    public CapturedLog Log { get; } = new();

    public FakeChannelEventStore Store { get; }

    public FakeTimeProvider Time { get; }

    public Task StartAsync() => _worker.StartAsync(CancellationToken.None);

    public Task StopAsync() => _worker.StopAsync(CancellationToken.None);

    public Task<bool> AcceptAsync(string id, string conversation, DateTime? notBefore = null)
    {
        var now = Time.GetUtcNow().UtcDateTime;
        return _intake.AcceptAsync(ScriptedHandler.Event(id, conversation, now) with { NotBefore = notBefore ?? now }, CancellationToken.None);
    }

    /// <summary>Waits until something is so; the clock goes on by <paramref name="step"/> meanwhile.</summary>
    public async Task UntilAsync(Func<bool> condition, TimeSpan step = default)
    {
        var began = Stopwatch.GetTimestamp();
        while (!condition())
        {
            Assert.True(Stopwatch.GetElapsedTime(began) < Patience, "It did not happen.");
            if (step > TimeSpan.Zero)
                Time.Advance(step);
            await Task.Yield();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _worker.StopAsync(CancellationToken.None);
        _worker.Dispose();
    }
}
