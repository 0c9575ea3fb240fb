using System.Text;
using ChatOps.Host.Rest;
using ChatOps.Tests.Fakes;
using ChatOps.Tests.Workforce;
using ChatOps.Workforce.Sources;
using ChatOps.Workforce.Sources.Csv;
using Microsoft.AspNetCore.Http;

namespace ChatOps.Tests.Host;

public sealed class SyntheticDataEndpointTests
{
    [Theory]
    [InlineData("", 300)]
    [InlineData("{\"people\": 20, \"tasks\": 60, \"seed\": 7}", 20)]
    public async Task Run_EmptyStore_HoldsTheGeneratedCompany(string body, int people)
    {
        await using var workforce = await TemporaryWorkforce.CreateAsync();

        var result = await RunAsync(workforce, body);

        Assert.Equal(people, Assert.IsType<SyntheticDataResult>(Assert.IsAssignableFrom<IValueHttpResult>(result).Value).Written["People"]);
        Assert.Equal(people, (await workforce.Store.GetSummaryAsync(CancellationToken.None)).People);
    }

    [Fact]
    public async Task Run_StoreWithDataOfItsOwn_IsLeftAsItIs()
    {
        await using var workforce = await TemporaryWorkforce.CreateAsync();
        await workforce.Get<WorkforceImport>().RunAsync(new CsvWorkforceSource(Samples.Team), null, null, CancellationToken.None);

        Assert.Equal(StatusCodes.Status409Conflict, await RefusedAsync(workforce, ""));
        Assert.Equal(24, (await workforce.Store.GetSummaryAsync(CancellationToken.None)).People);
    }

    [Theory]
    [InlineData("people")]
    [InlineData("{\"people\": \"many\"}")]
    [InlineData("{\"people\": \"20\"}")]
    [InlineData("{\"peple\": 5}")]
    [InlineData("{\"people\": 0}")]
    [InlineData("{\"tasks\": 1000001}")]
    [InlineData("null")]
    public async Task Run_ABodyThatCannotBe_IsRefused(string body)
    {
        await using var workforce = await TemporaryWorkforce.CreateAsync();

        Assert.Equal(StatusCodes.Status400BadRequest, await RefusedAsync(workforce, body));
        Assert.True((await workforce.Store.GetSummaryAsync(CancellationToken.None)).IsEmpty);
    }

    private static async Task<int> RefusedAsync(TemporaryWorkforce workforce, string body) =>
        (await Assert.ThrowsAsync<RequestRefusedException>(() => RunAsync(workforce, body))).Status;

    private static Task<IResult> RunAsync(TemporaryWorkforce workforce, string body)
    {
        var context = new DefaultHttpContext();
        context.Request.ContentType = "application/json";
        context.Request.Body = new MemoryStream(Encoding.UTF8.GetBytes(body));
        return SyntheticDataEndpoint.RunAsync(context, workforce.Store, workforce.Get<WorkforceImport>(), TimeProvider.System, CancellationToken.None);
    }
}
