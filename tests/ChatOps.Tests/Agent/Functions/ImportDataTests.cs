using ChatOps.Agent.Functions;
using ChatOps.Agent.Replies;
using ChatOps.Tests.Fakes;
using ChatOps.Tests.Workforce;
using ChatOps.Workforce.Sources.Systems;
using Microsoft.Extensions.Options;

namespace ChatOps.Tests.Agent.Functions;

public sealed class ImportDataTests
{
    private readonly FunctionBench _bench = new(Company.Small());

    [Fact]
    public async Task Run_SyntheticThenCsv_TheGeneratedCompanyMakesRoomAndThenNothingIsImportedOver()
    {
        await using var workforce = await TemporaryWorkforce.CreateAsync(("Sources:CsvFolder", Samples.Team));
        var import = new ImportData(workforce.Store, workforce.Get<IOptions<SourcesOptions>>(), TimeProvider.System);

        Assert.Equal(ReplyOutcome.Confirm, (await _bench.ProposeAsync(import, ("kind", ["synthetic"]))).Outcome);
        Assert.True((await workforce.Store.GetSummaryAsync(CancellationToken.None)).IsEmpty);
        Assert.StartsWith("Done: ", (await _bench.RunAsync(import, null, ("kind", ["synthetic"]))).Text, StringComparison.Ordinal);
        Assert.Equal(300, (await workforce.Store.GetSummaryAsync(CancellationToken.None)).People);
        Assert.Contains("0 rows rejected", (await _bench.RunAsync(import, null, ("kind", ["csv"]))).Text, StringComparison.Ordinal);
        Assert.Equal(24, (await workforce.Store.GetSummaryAsync(CancellationToken.None)).People);

        var refused = await _bench.ProposeAsync(import, ("kind", ["synthetic"]));

        Assert.Equal(ReplyOutcome.Clarify, refused.Outcome);
        Assert.Contains("24 people of its own", refused.Text, StringComparison.Ordinal);
        Assert.Equal(ReplyOutcome.Clarify, (await _bench.RunAsync(import, null, ("kind", ["synthetic"]))).Outcome);
    }

    [Fact]
    public async Task Propose_NoFolderIsConfigured_SaysWhatToSet()
    {
        await using var workforce = await TemporaryWorkforce.CreateAsync();

        var reply = await _bench.ProposeAsync(new ImportData(workforce.Store, workforce.Get<IOptions<SourcesOptions>>(), TimeProvider.System), ("kind", ["csv"]));

        Assert.Contains("set Sources:CsvFolder", reply.Text, StringComparison.Ordinal);
    }
}
