using System.Diagnostics.Metrics;
using ChatOps.Agent;
using Microsoft.Extensions.DependencyInjection;

namespace ChatOps.Tests.Agent.Models;

public sealed class AgentMetricsTests
{
    [Fact]
    public async Task Turns_ByModelAndOffline_AreCountedWithTokensCostAndReason()
    {
        using var bench = new ModelBench(settings: new Dictionary<string, string?> { ["Model:PricePerMillionInputTokens"] = "2", ["Model:PricePerMillionOutputTokens"] = "10" });
        var factory = bench.Services.GetRequiredService<IMeterFactory>();
        var seen = new List<string>();
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, l) =>
            {
                if (instrument.Meter is { Name: AgentMetrics.MeterName } meter && ReferenceEquals(meter.Scope, factory))
                    l.EnableMeasurementEvents(instrument);
            },
        };
        listener.SetMeasurementEventCallback<long>((i, v, tags, _) => seen.Add($"{i.Name} {v} {Tags(tags)}"));
        listener.SetMeasurementEventCallback<double>((i, v, tags, _) => seen.Add($"{i.Name} {v.ToString("0.######", System.Globalization.CultureInfo.InvariantCulture)} {Tags(tags)}"));
        listener.Start();
        bench.Model.ThenCalls(("ranking_rank_candidates", """{"task":"TASK-101"}""")).Then("**Priya Nair** suits it best.").Then("");

        await bench.SayAsync("who should take TASK-101?");
        await bench.SayAsync("who should take TASK-101?");

        Assert.Contains("chatops.turns 1 planner=scripted outcome=Allowed", seen);
        Assert.Contains("chatops.turns 1 planner=offline outcome=Allowed", seen);
        Assert.Contains("chatops.model.tokens 200 model=scripted direction=in", seen);
        Assert.Contains("chatops.model.tokens 40 model=scripted direction=out", seen);
        Assert.Contains("chatops.model.cost 0.0008 model=scripted", seen);
        Assert.Contains("chatops.model.fallbacks 1 reason=Empty", seen);
        Assert.Contains("chatops.turn.duration 0 planner=scripted", seen);
        Assert.Contains("chatops.model.duration 0 model=scripted", seen);
    }

    private static string Tags(ReadOnlySpan<KeyValuePair<string, object?>> tags) => string.Join(' ', tags.ToArray().Select(t => $"{t.Key}={t.Value}"));
}
