using System.Collections.Concurrent;
using ChatOps.Channels.Intake;
using ChatOps.Workforce.Store;
using ChatOps.Workforce.Store.Channels;
using CsCheck;
using Microsoft.Extensions.Time.Testing;

namespace ChatOps.Tests.Channels.Intake;

public sealed class IntakeWorkerTests
{
    [Fact]
    public void Work_AnyMixOfEventsRedeliveriesAndFailures_OnceAndInOrder()
    {
        var delivery = Gen.Select(Gen.Int[0, 3], Gen.Int[0, 2], Gen.Bool);
        delivery.Array[1, 25].Sample(events => WorkAsync(events).GetAwaiter().GetResult(), iter: 40, threads: 1);
    }

    [Fact]
    public async Task Work_OneConversationHangs_OthersGoOn()
    {
        var hangs = new TaskCompletionSource();
        var done = new ConcurrentQueue<string>();
        await using var bench = new IntakeBench(new ScriptedHandler(async (e, _, _) =>
        {
            if (e.EventId == "slow")
                await hangs.Task;
            done.Enqueue(e.EventId);
        }));
        await bench.AcceptAsync("slow", "c1");
        await bench.AcceptAsync("after", "c1");
        await bench.AcceptAsync("other", "c2");

        await bench.StartAsync();
        await bench.UntilAsync(() => !done.IsEmpty);

        Assert.Equal(["other"], done);
        hangs.SetResult();
        await bench.UntilAsync(() => done.Count == 3);
        Assert.Equal(["other", "slow", "after"], done);
    }

    [Fact]
    public async Task Work_MoreConversationsThanPlaces_NoMoreAtOnce()
    {
        var (now, most, done) = (0, 0, 0);
        await using var bench = new IntakeBench(
            new ScriptedHandler(async (_, _, _) =>
            {
                InterlockedMax(ref most, Interlocked.Increment(ref now));
                await Task.Yield();
                Interlocked.Decrement(ref now);
                Interlocked.Increment(ref done);
            }),
            new IntakeOptions { AtOnce = 3 });
        for (var n = 0; n < 50; n++)
            await bench.AcceptAsync($"e{n}", $"c{n}");

        await bench.StartAsync();
        await bench.UntilAsync(() => Volatile.Read(ref done) == 50);

        Assert.InRange(most, 1, 3);
    }

    [Fact]
    public async Task Work_ChannelAsksToWait_WaitsThatLong()
    {
        var attempts = new ConcurrentQueue<DateTime>();
        IntakeBench? bench = null;
        await using var _ = bench = new IntakeBench(new ScriptedHandler((_, _, _) =>
        {
            attempts.Enqueue(bench!.Time.GetUtcNow().UtcDateTime);
            return attempts.Count == 1 ? throw new TryLaterException("429", TimeSpan.FromSeconds(30)) : Task.CompletedTask;
        }));
        await bench.AcceptAsync("e1", "c1");

        await bench.StartAsync();
        await bench.UntilAsync(() => bench.Store.Events[0] is { ClaimedBy: null, Attempts: 1 });
        await bench.UntilAsync(() => attempts.Count == 2, IntakeWorker.Pause / 4);

        Assert.True(attempts.Last() - attempts.First() >= TimeSpan.FromSeconds(30));
        await bench.UntilAsync(() => bench.Store.Events[0].State == ChannelEventState.Done);
    }

    [Fact]
    public async Task Work_FailsAlways_IsGivenUpWithAnApologyAndTheNextIsTaken()
    {
        var attempts = 0;
        var handler = new ScriptedHandler((e, _, _) =>
        {
            if (e.EventId == "next")
                return Task.CompletedTask;
            Interlocked.Increment(ref attempts);
            throw new InvalidOperationException("always");
        });
        await using var bench = new IntakeBench(handler, new IntakeOptions { Attempts = 3 });
        await bench.AcceptAsync("bad", "c1");
        await bench.AcceptAsync("next", "c1");

        await bench.StartAsync();
        await bench.UntilAsync(() => bench.Store.Events.All(e => e.State != ChannelEventState.Waiting), IntakeWorker.Pause / 4);

        Assert.Equal(3, attempts);
        Assert.Equal(["bad"], handler.Apologies);
        Assert.Equal([ChannelEventState.GivenUp, ChannelEventState.Done], bench.Store.Events.Select(e => e.State));
        Assert.All(bench.Store.Events, e => Assert.Equal("", e.Body));
    }

    [Fact]
    public async Task Work_TakesTooLong_IsBrokenOffAndTriedAgain()
    {
        var attempts = 0;
        await using var bench = new IntakeBench(
            new ScriptedHandler((_, _, cancellationToken) => Interlocked.Increment(ref attempts) == 1 ? Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken) : Task.CompletedTask),
            new IntakeOptions { LongestSeconds = 10 });
        await bench.AcceptAsync("e1", "c1");

        await bench.StartAsync();
        await bench.UntilAsync(() => bench.Store.Events[0].State == ChannelEventState.Done, IntakeWorker.Pause / 4);

        Assert.Equal(2, attempts);
    }

    [Fact]
    public async Task Work_HostDiesInTheMiddle_AnotherGoesOnWithWhatWasNoted()
    {
        var noted = new TaskCompletionSource();
        var never = new TaskCompletionSource();
        var dead = new IntakeBench(new ScriptedHandler(async (_, delivery, _) =>
        {
            await delivery.NoteAsync("m1", CancellationToken.None);
            noted.SetResult();
            await never.Task;
        }));
        await dead.AcceptAsync("e1", "c1");
        await dead.StartAsync();
        await noted.Task;

        // The dead one's clock stands still from here on, so it extends nothing.
        var seen = new ConcurrentQueue<string?>();
        var later = new FakeTimeProvider(dead.Time.GetUtcNow());
        await using var next = new IntakeBench(
            new ScriptedHandler((_, delivery, _) =>
            {
                seen.Enqueue(delivery.MessageId);
                return Task.CompletedTask;
            }),
            store: dead.Store,
            time: later);
        await next.StartAsync();
        Assert.False(await next.AcceptAsync("e1", "c1"));
        later.Advance(TimeSpan.FromSeconds(30));
        Assert.Empty(seen);
        await next.UntilAsync(() => next.Store.Events[0].State == ChannelEventState.Done, IntakeWorker.Pause / 4);

        Assert.Equal(["m1"], seen);
        Assert.True(later.GetUtcNow() - dead.Time.GetUtcNow() > TimeSpan.FromSeconds(60));
        never.SetResult();
        await dead.DisposeAsync();
    }

    [Fact]
    public async Task Work_LongerThanTheLease_IsExtendedAndWorkedOnOnce()
    {
        var (attempts, release) = (0, new TaskCompletionSource());
        await using var bench = new IntakeBench(new ScriptedHandler((_, _, _) =>
        {
            Interlocked.Increment(ref attempts);
            return release.Task;
        }));
        await bench.AcceptAsync("e1", "c1");
        await bench.StartAsync();
        await bench.UntilAsync(() => attempts == 1);

        for (var minute = 0; minute < 4; minute++)
        {
            var before = bench.Store.Events[0].ClaimedUntil;
            await bench.UntilAsync(() => bench.Store.Events[0].ClaimedUntil > before, IntakeWorker.Pause / 4);
        }

        release.SetResult();
        await bench.UntilAsync(() => bench.Store.Events[0].State == ChannelEventState.Done);
        Assert.Equal(1, attempts);
    }

    [Fact]
    public async Task Stop_InTheMiddle_GivesBackWithoutCounting()
    {
        var begun = new TaskCompletionSource();
        await using var bench = new IntakeBench(new ScriptedHandler((_, _, cancellationToken) =>
        {
            begun.TrySetResult();
            return Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
        }));
        await bench.AcceptAsync("e1", "c1");
        await bench.StartAsync();
        await begun.Task;

        await bench.StopAsync();

        Assert.Equal((0, null, ChannelEventState.Waiting), bench.Store.Events.Select(e => (e.Attempts, e.ClaimedBy, e.State)).Single());
    }

    [Fact]
    public async Task Work_StoreAwayForAWhile_GoesOnAfterwards()
    {
        var done = 0;
        await using var bench = new IntakeBench(new ScriptedHandler((_, _, _) =>
        {
            Interlocked.Increment(ref done);
            return Task.CompletedTask;
        }));
        await bench.AcceptAsync("e1", "c1");
        bench.Store.Failure = new StoreUnavailableException("away");
        await bench.StartAsync();
        await Assert.ThrowsAsync<StoreUnavailableException>(() => bench.AcceptAsync("e2", "c1"));

        bench.Store.Failure = null;
        await bench.UntilAsync(() => Volatile.Read(ref done) == 1, IntakeWorker.Pause / 4);
    }

    [Fact]
    public async Task Work_StoreAwayForAWhile_IsLoggedOnceAndSoIsItsReturn()
    {
        await using var bench = new IntakeBench(new ScriptedHandler((_, _, _) => Task.CompletedTask));
        bench.Store.Failure = new StoreUnavailableException("away");
        await bench.StartAsync();
        var before = bench.Store.Calls;
        await bench.UntilAsync(() => bench.Store.Calls >= before + 5, IntakeWorker.Pause / 4);
        bench.Store.Failure = null;
        await bench.UntilAsync(() => bench.Log.Lines.Any(l => l.Contains("The store is back", StringComparison.Ordinal)), IntakeWorker.Pause / 4);

        Assert.Single(bench.Log.Lines, l => l.Contains("The store is unavailable", StringComparison.Ordinal));
        Assert.Single(bench.Log.Lines, l => l.Contains("The store is back", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Work_EventThatHasTime_IsNotBegunBeforeIt()
    {
        var begun = new ConcurrentQueue<DateTime>();
        IntakeBench? bench = null;
        await using var _ = bench = new IntakeBench(new ScriptedHandler((_, _, _) =>
        {
            begun.Enqueue(bench!.Time.GetUtcNow().UtcDateTime);
            return Task.CompletedTask;
        }));
        var due = bench.Time.GetUtcNow().UtcDateTime.AddSeconds(5);
        await bench.AcceptAsync("e1", "c1", due);

        await bench.StartAsync();
        await bench.UntilAsync(() => !begun.IsEmpty, IntakeWorker.Pause / 4);

        Assert.True(begun.Single() >= due);
    }

    [Fact]
    public async Task Work_WeekLater_ForgetsTheEvent()
    {
        await using var bench = new IntakeBench(new ScriptedHandler((_, _, _) => Task.CompletedTask));
        await bench.AcceptAsync("e1", "c1");
        await bench.StartAsync();
        await bench.UntilAsync(() => bench.Store.Events[0].State == ChannelEventState.Done);
        bench.Time.Advance(TimeSpan.FromDays(6));
        Assert.False(await bench.AcceptAsync("e1", "c1"));

        await bench.UntilAsync(() => bench.Store.Events.Count == 0, TimeSpan.FromHours(1));

        Assert.True(bench.Time.GetUtcNow() >= new DateTimeOffset(2026, 12, 1, 9, 0, 0, TimeSpan.Zero));
    }

    private static async Task WorkAsync((int Conversation, int Failures, bool IsRedelivered)[] deliveries)
    {
        var failuresLeft = new ConcurrentDictionary<string, int>();
        var inWork = new ConcurrentDictionary<string, bool>();
        var done = new ConcurrentDictionary<string, ConcurrentQueue<string>>();
        var overlaps = 0; // counted and not thrown: what the work throws is tried again
        await using var bench = new IntakeBench(
            new ScriptedHandler(async (e, _, _) =>
            {
                var conversation = e.Body;
                if (!inWork.TryAdd(conversation, true))
                    Interlocked.Increment(ref overlaps);
                await Task.Yield();
                inWork.TryRemove(conversation, out bool _);
                if (failuresLeft.AddOrUpdate(e.EventId, 0, (_, left) => left - 1) >= 0)
                    throw new TryLaterException("503");
                done.GetOrAdd(conversation, _ => []).Enqueue(e.EventId);
            }),
            new IntakeOptions { LeaseSeconds = 3_600 });
        await bench.StartAsync();

        var isNew = 0;
        for (var n = 0; n < deliveries.Length; n++)
        {
            var (conversation, failures, isRedelivered) = deliveries[n];
            failuresLeft[$"e{n:00}"] = failures;
            isNew += await bench.AcceptAsync($"e{n:00}", $"c{conversation}") ? 1 : 0;
            if (isRedelivered)
                isNew += await bench.AcceptAsync($"e{n / 2:00}", $"c{deliveries[n / 2].Conversation}") ? 1 : 0;
        }

        await bench.UntilAsync(() => bench.Store.Events.All(e => e.State != ChannelEventState.Waiting), IntakeWorker.Pause / 2);

        Assert.Equal(0, overlaps);
        Assert.Equal(deliveries.Length, isNew);
        Assert.All(bench.Store.Events, e => Assert.Equal(ChannelEventState.Done, e.State));
        Assert.Equal(deliveries.Length, done.Values.Sum(q => q.Count));
        Assert.All(done.Values, q => Assert.Equal(q.Order(StringComparer.Ordinal), q));
    }

    private static void InterlockedMax(ref int most, int value)
    {
        int seen;
        while ((seen = Volatile.Read(ref most)) < value && Interlocked.CompareExchange(ref most, value, seen) != seen)
        {
        }
    }
}
