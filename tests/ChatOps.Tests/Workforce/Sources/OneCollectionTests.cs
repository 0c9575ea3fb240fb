using ChatOps.Workforce.Sources;
using ChatOps.Workforce.Sources.Aggregation;
using static ChatOps.Tests.Workforce.Sources.Collecting;

namespace ChatOps.Tests.Workforce.Sources;

/// <summary>One collection at a time, whoever asks for it.</summary>
public sealed class OneCollectionTests
{
    [Fact]
    public async Task Collect_AnotherProcessCollects_IsRefusedUntilItIsDone()
    {
        await using var company = await Collecting.CreateAsync();
        company.MySql.With(Somebody("U1"));
        using var other = company.NewAggregator(); // knows nothing of the first, as one in another process
        SourceRefusedException? refused = null;
        company.MySql.Before = async (_, _) =>
            refused = await Assert.ThrowsAsync<SourceRefusedException>(() => other.CollectAsync(new CollectionOptions(), null, CancellationToken.None));

        await company.CollectAsync();
        company.MySql.Before = (_, _) => Task.CompletedTask;
        var after = await other.CollectAsync(new CollectionOptions(), null, CancellationToken.None);

        Assert.Equal("Another process is collecting into this store; ask again when it is done.", refused?.Message);
        Assert.False(after.Failed);
    }
}
