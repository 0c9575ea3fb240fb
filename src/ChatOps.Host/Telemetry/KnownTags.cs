using System.Diagnostics;
using OpenTelemetry;

namespace ChatOps.Host.Telemetry;

/// <summary>
/// Lets only tags out that are known to hold nothing about people. Libraries add addresses with ids in them, ids of conversations and messages of
/// exceptions, and the next version may add more: what is not listed here goes nowhere.
/// </summary>
internal sealed class KnownTags : BaseProcessor<Activity>
{
    private const string OwnPrefix = "chatops.";

    private static readonly HashSet<string> Known = new(StringComparer.Ordinal)
    {
        "error.type", "exception.type",
        "http.request.method", "http.response.status_code", "http.route", "network.protocol.version", "server.address", "server.port", "url.scheme",
        "rpc.method", "rpc.system.name", "rpc.system", "orleans.rpc.service",
        "gen_ai.operation.name", "gen_ai.provider.name", "gen_ai.request.model", "gen_ai.response.model", "gen_ai.response.finish_reasons",
        "gen_ai.usage.input_tokens", "gen_ai.usage.output_tokens",
    };

    public override void OnEnd(Activity data)
    {
        foreach (var (name, _) in data.TagObjects.Where(t => !t.Key.StartsWith(OwnPrefix, StringComparison.Ordinal) && !Known.Contains(t.Key)).ToArray())
            data.SetTag(name, null);
        data.SetStatus(data.Status); // without its description: it may quote
        if (data.Events.Any())
            data.ActivityTraceFlags &= ~ActivityTraceFlags.Recorded; // events can't be taken off; the steps below it tell the failure
    }
}
