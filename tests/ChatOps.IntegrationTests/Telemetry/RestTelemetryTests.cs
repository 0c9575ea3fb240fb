using System.Diagnostics;
using System.Net.Http.Json;
using ChatOps.IntegrationTests.Rest;

namespace ChatOps.IntegrationTests.Telemetry;

/// <summary>What requests of REST tell.</summary>
[Collection(TelemetryCollection.Name)]
public sealed class RestTelemetryTests(TelemetryHost host)
{
    [Fact]
    public async Task Ranking_OverRest_IsOneTraceFromTheRequestToTheRanking()
    {
        using var root = new Activity("a caller").SetIdFormat(ActivityIdFormat.W3C).Start();
        root.ActivityTraceFlags |= ActivityTraceFlags.Recorded;
#pragma warning disable RS0030 // a test is the outside: its client is not the host's
        using var client = new HttpClient { BaseAddress = host.Address };
#pragma warning restore RS0030

        using var response = await client.PostAsJsonAsync(RestHost.Ranking, new { taskId = "TASK-101" });

        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync());
        Activity[] trace = [];
        await TelemetryHost.UntilAsync(() => (trace = [.. host.Spans.Where(s => s.TraceId == root.TraceId)]).Any(s => s.Kind == ActivityKind.Server), "the request's span");
        var request = trace.Single(s => s.Kind == ActivityKind.Server);
        Assert.Equal("POST " + RestHost.Ranking, request.DisplayName);
        Assert.Equal(request.SpanId, trace.Single(s => s.DisplayName == "rank").ParentSpanId);
    }
}
