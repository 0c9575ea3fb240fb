using ChatOps.Workforce.Events;
using ChatOps.Workforce.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace ChatOps.Tests.Workforce.Events;

public sealed class EventMemoryTests
{
    [Fact]
    public async Task Execute_ADayLater_WhatIsPastItsDaysByThenIsForgottenToo()
    {
        await using var workforce = await TemporaryWorkforce.CreateAsync();
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 11, 30, 9, 0, 0, TimeSpan.Zero));
        var store = workforce.Get<EfWorkforceStore>();
        await using (var context = store.CreateContext())
        {
            context.AddRange(new[] { 31, 29, 5 }.Select(days => new ReceivedEvent($"{days} days ago", time.GetUtcNow().AddDays(-days).AddHours(-12))));
            await context.SaveChangesAsync();
        }

        using var memory = new EventMemory(Options.Create(new KafkaOptions { RememberedDays = 30 }), store, time, NullLogger<EventMemory>.Instance);
        await memory.StartAsync(CancellationToken.None);
        await UntilAsync(store, 2);
        time.Advance(EventMemory.Pause);
        await UntilAsync(store, 1);
        await memory.StopAsync(CancellationToken.None);
    }

    private static async Task UntilAsync(EfWorkforceStore store, int count)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        using var look = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        do
        {
            await using var context = store.CreateContext();
            if (await context.Set<ReceivedEvent>().CountAsync() == count)
                return;
        }
        while (await look.WaitForNextTickAsync(patience.Token));
    }
}
