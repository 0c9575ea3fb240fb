using System.Text;
using ChatOps.Host;
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

        Assert.Equal(StatusCodes.Status409Conflict, StatusOf(await RunAsync(workforce, "")));
        Assert.Equal(24, (await workforce.Store.GetSummaryAsync(CancellationToken.None)).People);
    }

    [Theory]
    [InlineData("people")]
    [InlineData("{\"people\": \"many\"}")]
    [InlineData("{\"people\": 0}")]
    [InlineData("{\"tasks\": 1000001}")]
    [InlineData("null")]
    public async Task Run_ABodyThatCannotBe_IsRefused(string body)
    {
        await using var workforce = await TemporaryWorkforce.CreateAsync();

        Assert.Equal(StatusCodes.Status400BadRequest, StatusOf(await RunAsync(workforce, body)));
        Assert.True((await workforce.Store.GetSummaryAsync(CancellationToken.None)).IsEmpty);
    }

    private static int? StatusOf(IResult result) => Assert.IsAssignableFrom<IStatusCodeHttpResult>(result).StatusCode;

    private static Task<IResult> RunAsync(TemporaryWorkforce workforce, string body)
    {
        var context = new DefaultHttpContext();
        context.Request.Body = new MemoryStream(Encoding.UTF8.GetBytes(body));
        return SyntheticDataEndpoint.RunAsync(context.Request, workforce.Store, workforce.Get<WorkforceImport>(), TimeProvider.System, CancellationToken.None);
    }
}
