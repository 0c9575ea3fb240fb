using ChatOps.Workforce.Store;

namespace ChatOps.Tests.Workforce.Store;

public sealed class GroupCommitTests
{
    [Fact]
    public async Task Write_WhileOneIsWritten_TheOthersGoTogether()
    {
        var batches = new List<int>();
        var gate = new TaskCompletionSource();
        var commits = new GroupCommit<int, int>(5, async items =>
        {
            batches.Add(items.Count);
            await gate.Task;
            return [.. items.Select(i => i * 10)];
        });

        var writes = Enumerable.Range(1, 8).Select(n => commits.WriteAsync(n, CancellationToken.None)).ToArray();
        gate.SetResult();

        Assert.Equal(Enumerable.Range(1, 8).Select(n => n * 10), await Task.WhenAll(writes));
        Assert.Equal([1, 5, 2], batches);
    }

    [Fact]
    public async Task Write_OneCannotBeWritten_TheOthersAre()
    {
        var gate = new TaskCompletionSource();
        var commits = new GroupCommit<int, int>(5, async items =>
        {
            await gate.Task;
            return items.Any(i => i == 3) ? throw new InvalidOperationException("not 3") : items;
        });

        var writes = Enumerable.Range(1, 4).Select(n => commits.WriteAsync(n, CancellationToken.None)).ToArray();
        gate.SetResult();

        await Assert.ThrowsAsync<InvalidOperationException>(() => writes[2]);
        Assert.Equal(new[] { 1, 2, 4 }, await Task.WhenAll(writes[0], writes[1], writes[3]));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public async Task Write_FromManyThreads_LeavesNoneBehind(int most)
    {
        var commits = new GroupCommit<int, int>(most, async items =>
        {
            await Task.Yield();
            return items;
        });

        var writes = await Task.WhenAll(Enumerable.Range(0, 2_000).Select(n => Task.Run(() => commits.WriteAsync(n, CancellationToken.None)))).WaitAsync(TimeSpan.FromSeconds(60));

        Assert.Equal(Enumerable.Range(0, 2_000), writes);
    }

    [Fact]
    public async Task Write_GivenUpByOneCaller_IsWrittenForTheOthers()
    {
        var gate = new TaskCompletionSource();
        var commits = new GroupCommit<int, int>(5, async items =>
        {
            await gate.Task;
            return items;
        });
        using var impatient = new CancellationTokenSource();

        var first = commits.WriteAsync(1, impatient.Token);
        var second = commits.WriteAsync(2, CancellationToken.None);
        await impatient.CancelAsync();
        gate.SetResult();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        Assert.Equal(2, await second);
    }
}
