using System.Globalization;
using System.Text.Json.Nodes;

namespace ChatOps.Tests.Channels.Slack;

/// <summary>Slack's description of its Web API, to check calls against.</summary>
public sealed class SlackDescription
{
    private readonly JsonObject _paths;

    private SlackDescription(JsonObject paths) => _paths = paths;

    /// <summary>The description that the tests carry, and Socket Mode's method, which is younger than it.</summary>
    public static SlackDescription Load()
    {
        var paths = JsonNode.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "tests-data", "slack", "web_api.json")))!["paths"]!.AsObject();
        // https://docs.slack.dev/reference/methods/apps.connections.open
        paths["/apps.connections.open"] = JsonNode.Parse("""
            {"post":{"consumes":["application/x-www-form-urlencoded","application/json"],"parameters":[{"in":"header","name":"token","required":true,"type":"string"}],"security":[{"slackAuth":["connections:write"]}]}}
            """);
        return new SlackDescription(paths);
    }

    /// <summary>The methods.</summary>
    public IEnumerable<string> Methods => _paths.Select(p => p.Key[1..]);

    /// <summary>What is wrong with a call.</summary>
    /// <param name="verb">The HTTP method.</param>
    /// <param name="call">The call.</param>
    /// <param name="contentType">Type of its body; null for none.</param>
    public IEnumerable<string> Problems(string verb, SlackCall call, string? contentType)
    {
        if (_paths["/" + call.Method] is not JsonObject verbs)
            return [$"there is no method {call.Method}"];
        var (described, operation) = verbs.Select(v => (v.Key, v.Value!)).Single();
        var problems = new List<string>();
        var consumes = operation["consumes"]!.AsArray().Select(c => c!.GetValue<string>()).ToArray();
        // The description has GET for methods that take a JSON body, views.* among them; Slack documents those with POST.
        if (!verb.Equals(described, StringComparison.OrdinalIgnoreCase) && !(verb == "POST" && consumes.Contains("application/json")))
            problems.Add($"{verb} {call.Method}");
        if (contentType is not null && !consumes.Contains(contentType))
            problems.Add($"{call.Method} with a body of {contentType}");
        if (string.IsNullOrEmpty(call.Token))
            problems.Add($"{call.Method} without a token");
        var parameters = operation["parameters"]!.AsArray().Where(p => p!["name"]!.GetValue<string>() != "token").ToDictionary(p => p!["name"]!.GetValue<string>(), p => p!);
        problems.AddRange(call.Arguments.Keys.Where(a => !parameters.ContainsKey(a)).Select(a => $"{call.Method} has no parameter {a}"));
        problems.AddRange(parameters.Where(p => p.Value["required"]?.GetValue<bool>() == true && string.IsNullOrEmpty(call[p.Key])).Select(p => $"{call.Method} needs {p.Key}"));
        problems.AddRange(call.Arguments.Where(a => parameters.TryGetValue(a.Key, out var p) && !IsOf(p["type"]!.GetValue<string>(), a.Value)).Select(a => $"{call.Method}: {a.Key} is '{a.Value}'"));
        return problems;
    }

    private static bool IsOf(string type, string value) => type switch
    {
        "boolean" => value is "true" or "false",
        "integer" => int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out _),
        "number" => double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out _),
        _ => true,
    };
}
