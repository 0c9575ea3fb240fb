using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ChatOps.Learning.Ranking;
using Microsoft.Extensions.DependencyInjection;

namespace ChatOps.IntegrationTests.Telemetry;

/// <summary>What a turn tells: everything about its steps, nothing about people.</summary>
[Collection(TelemetryCollection.Name)]
public sealed partial class TelemetryTests(TelemetryHost host)
{
    private const string RankTask = """{"candidates":[{"content":{"role":"model","parts":[{"functionCall":{"name":"ranking_rank_candidates","args":{"task":"TASK-101"}}}]},"finishReason":"STOP"}],"usageMetadata":{"promptTokenCount":50,"candidatesTokenCount":7,"totalTokenCount":57}}""";
    private const string Advice = """{"candidates":[{"content":{"role":"model","parts":[{"text":"It is advice."}]},"finishReason":"STOP"}],"usageMetadata":{"promptTokenCount":90,"candidatesTokenCount":12,"totalTokenCount":102}}""";
    private const string Planted = "Zebulon Quatermain";
    private const string Address = "zebulon.q@planted.example";

    [Fact]
    public async Task Turn_FromSlack_IsOneTraceFromIntakeToReply()
    {
        var trace = await host.SayAsync("who should take TASK-101?");

        var steps = trace.Select(s => s.DisplayName).ToHashSet();
        Assert.Subset(steps, new HashSet<string>(["POST /slack/events", "intake", "work", "turn", "plan", "function ranking.rank_candidates", "store turn", "reply"]));
        var spans = trace.ToDictionary(s => s.SpanId);
        bool IsBelow(System.Diagnostics.Activity span, string step) => spans.TryGetValue(span.ParentSpanId, out var parent) && (parent.DisplayName == step || IsBelow(parent, step));
        Assert.All(trace.Where(s => s.DisplayName is "work" or "intake"), s => Assert.True(IsBelow(s, "POST /slack/events")));
        Assert.All(trace.Where(s => s.DisplayName is "turn" or "reply" or "store turn"), s => Assert.True(IsBelow(s, "work"), s.DisplayName));
        Assert.True(IsBelow(trace.Single(s => s.DisplayName == "function ranking.rank_candidates"), "turn"));
        Assert.Contains(trace, s => s.Source.Name == "Microsoft.Orleans.Application");
    }

    [Fact]
    public async Task Turn_WithNamesAndAddresses_LogsSpansAndMetricsHoldNone()
    {
        await host.SayAsync($"who should take TASK-101? {Planted} ({Address}) asks");
        await host.SayAsync("why not Bob for TASK-101?");
        await host.SayAsync($"assign TASK-110 to {Planted}");
        await host.SayAsync("show Hiro Tanaka's workload");
        var metrics = await host.MetricsAsync();
        await TelemetryHost.UntilAsync(() => host.Spans.Length > 0 && host.Collector.Of("/v1/traces").Contains("ranking.rank_candidates", StringComparison.Ordinal), "traces at the collector");

        var snapshot = (await host.Services.GetRequiredService<RankingProvider>().GetAsync(CancellationToken.None)).Snapshot;
        string[] personal = [Planted, "Quatermain", Address, "planted.example", .. snapshot.People.Select(p => p.Name), .. snapshot.People.Select(p => p.Email).OfType<string>()];
        var told = string.Join('\n', host.Spans.SelectMany(s => s.TagObjects.Select(t => $"{s.DisplayName} {t.Key} {t.Value}").Append(s.StatusDescription)));
        Assert.True(personal.Length > 20);
        Assert.All(personal, p =>
        {
            Assert.DoesNotContain(p, told, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain(p, metrics, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain(host.Log, l => l.Contains(p, StringComparison.OrdinalIgnoreCase));
            Assert.DoesNotContain(host.Collector.Received, r => r.Text.Contains(p, StringComparison.OrdinalIgnoreCase));
        });
    }

    [Fact]
    public async Task Turn_ByTheModel_ItsRequestsAreSpansOfThePlan()
    {
        host.Model.ThenStream([RankTask]).ThenStream([Advice]);

        var trace = await host.SayAsync("who should take TASK-101?");

        Assert.Equal(2, trace.Count(s => s.TagObjects.Any(t => t is { Key: "gen_ai.request.model" })));
        Assert.Contains(trace, s => s.DisplayName == "plan" && s.TagObjects.Any(t => t is { Key: "chatops.planner", Value: "gemini-test" }));
        Assert.Contains(trace, s => s.DisplayName == "function ranking.rank_candidates");
    }

    [Fact]
    public async Task Metrics_DashboardAndAlerts_AskForWhatIsThereAndForNothingElse()
    {
        host.Model.ThenStream([RankTask]).ThenStream([Advice]);
        foreach (var text in new[] { "who should take TASK-101?", "how would Priya do on TASK-110?", "any drift?", "collect data" })
            await host.SayAsync(text);
        var dashboard = await File.ReadAllTextAsync(Path.Combine(HostProcess.Repository, "docs/grafana/chatops.json"));
        var alerts = await File.ReadAllTextAsync(Path.Combine(HostProcess.Repository, "docs/grafana/alerts.yml"));
        var rules = new YamlDotNet.Serialization.Deserializer().Deserialize<Dictionary<string, List<Dictionary<string, object>>>>(alerts)["groups"]
            .SelectMany(g => (List<object>)g["rules"]).Cast<Dictionary<object, object>>().Select(r => (string)r["expr"]).ToArray();
        var panels = JsonNode.Parse(dashboard)!["panels"]!.AsArray().SelectMany(p => p!["targets"]?.AsArray() ?? []).Select(t => (string)t!["expr"]!).ToArray();
        var asked = panels.Concat(rules).SelectMany(e => MetricName().Matches(e).Select(m => m.Value)).Distinct().ToArray();
        Assert.True(panels.Length > 20 && rules.Length > 10 && asked.Length > 20);

        HashSet<string> there = [];
        string[] missing = [];
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(3));
        using var look = new PeriodicTimer(TimeSpan.FromSeconds(1));
        do
        {
            there = [.. (await host.MetricsAsync()).Split('\n').Where(l => l.Length > 0 && l[0] != '#').Select(l => l.Split('{', ' ')[0])];
            missing = [.. asked.Except(there).Except(["chatops_events_lag"])]; // told of topics that were read; here nothing was sent to any
        }
        while (missing.Length > 0 && !patience.IsCancellationRequested && await look.WaitForNextTickAsync(CancellationToken.None));

        Assert.Equal([], missing);
        // The other way round: what this program tells of itself somebody looks at.
        var own = there.Where(n => n.StartsWith("chatops_", StringComparison.Ordinal)).Select(Family).Distinct();
        Assert.Equal([], own.Except(asked.Select(Family)).Except(["chatops_events_repeated_total"]));
    }

    [Fact]
    public void Alerts_Each_HasALineInTheRunbookAndNoOtherHas()
    {
        var alerts = File.ReadAllText(Path.Combine(HostProcess.Repository, "docs/grafana/alerts.yml"));
        var guide = File.ReadAllText(Path.Combine(HostProcess.Repository, "docs/operations.md"));

        var named = AlertName().Matches(alerts).Select(m => m.Groups[1].Value).ToArray();
        Assert.True(named.Length > 10);
        Assert.Equal(named, RunbookLine().Matches(guide).Select(m => m.Groups[1].Value));
    }

    [Fact]
    public async Task Spans_OfGrainsAndRequests_HaveKnownTagsOnly()
    {
        var trace = await host.SayAsync("help");

        var tags = trace.SelectMany(s => s.TagObjects).Select(t => t.Key).Distinct().ToArray();
        Assert.Contains("chatops.channel", tags);
        Assert.DoesNotContain(tags, t => t is "url.path" or "url.full" or "url.query" or "orleans.rpc.target_id" or "exception.message" || t.StartsWith("user_agent", StringComparison.Ordinal) || t.StartsWith("client.", StringComparison.Ordinal));
    }

    /// <summary>A histogram is three names.</summary>
    private static string Family(string name) => HistogramPart().Replace(name, "");

    [GeneratedRegex(@"\b(?:chatops|http_server|http_client|dotnet|kestrel|aspnetcore)_[a-z_]+\b(?!=|"")")]
    private static partial Regex MetricName();

    [GeneratedRegex("_seconds_(?:bucket|sum|count)$")]
    private static partial Regex HistogramPart();

    [GeneratedRegex(@"alert: (\w+)")]
    private static partial Regex AlertName();

    [GeneratedRegex(@"^\| (ChatOps\w+) \|", RegexOptions.Multiline)]
    private static partial Regex RunbookLine();
}
