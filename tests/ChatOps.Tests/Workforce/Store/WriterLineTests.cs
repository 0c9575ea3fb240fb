using ChatOps.Workforce.Store;

namespace ChatOps.Tests.Workforce.Store;

/// <summary>Who writes next.</summary>
public sealed class WriterLineTests
{
    [Fact]
    public async Task Stand_SomebodyUrgent_GoesBeforeAllWhoAreNot()
    {
        var line = new WriterLine();
        var order = new List<string>();
        var first = await line.StandAsync(isUrgent: false, CancellationToken.None);
        var waiting = new[] { WriteAsync("a", false), WriteAsync("b", false), WriteAsync("urgent 1", true), WriteAsync("urgent 2", true) };

        first.Dispose();
        await Task.WhenAll(waiting);

        Assert.Equal(["urgent 1", "urgent 2", "a", "b"], order);

        async Task WriteAsync(string name, bool isUrgent)
        {
            using var place = await line.StandAsync(isUrgent, CancellationToken.None);
            order.Add(name);
        }
    }

    [Fact]
    public async Task Stand_OneWhoLeft_IsPassedOver()
    {
        var line = new WriterLine();
        using var leaves = new CancellationTokenSource();
        var first = await line.StandAsync(isUrgent: false, CancellationToken.None);
        var left = line.StandAsync(isUrgent: true, leaves.Token);
        var stays = line.StandAsync(isUrgent: false, CancellationToken.None);

        await leaves.CancelAsync();
        first.Dispose();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => left);
        (await stays).Dispose();
        (await line.StandAsync(isUrgent: false, CancellationToken.None)).Dispose();
    }

    [Fact]
    public async Task Stand_ManyAtOnce_NeverLetsTwoIn()
    {
        var line = new WriterLine();
        var (inside, most, written) = (0, 0, 0);

        await Parallel.ForEachAsync(Enumerable.Range(0, 2_000), new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (n, _) =>
        {
            using var place = await line.StandAsync(n % 3 == 0, CancellationToken.None);
            most = Math.Max(most, Interlocked.Increment(ref inside));
            await Task.Yield();
            written++;
            Interlocked.Decrement(ref inside);
        });

        Assert.Equal((1, 2_000), (most, written));
    }
}
