using ChatOps.Host.Rest;
using ChatOps.Tests.Fakes;
using ChatOps.Workforce.Store;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Logging;

namespace ChatOps.Tests.Host;

public sealed class RestErrorsTests
{
    [Fact]
    public async Task Invoke_StoreIsAway_Is503AndTheLogHasTheTraceInOneLine()
    {
        using var log = new CapturedLog();
        using var loggers = new LoggerFactory([log]);
        var context = new DefaultHttpContext { TraceIdentifier = "trace-of-this-request" };
        var errors = new RestErrors(loggers.CreateLogger<RestErrors>());

        var answer = await errors.InvokeAsync(
            new DefaultEndpointFilterInvocationContext(context), _ => throw new StoreUnavailableException("The database can't be reached.", new IOException("refused")));

        Assert.Equal(StatusCodes.Status503ServiceUnavailable, Assert.IsType<ProblemHttpResult>(answer).StatusCode);
        var line = Assert.Single(log.Lines);
        Assert.Contains(RestProblem.TraceIdOf(context), line, StringComparison.Ordinal);
        Assert.Contains("The database can't be reached.", line, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", line, StringComparison.Ordinal);
    }
}
