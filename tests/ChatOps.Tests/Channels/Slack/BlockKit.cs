using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace ChatOps.Tests.Channels.Slack;

/// <summary>What Slack's Block Kit allows of what the bot uses (https://docs.slack.dev/reference/block-kit/blocks).</summary>
public static partial class BlockKit
{
    /// <summary>What is wrong with blocks.</summary>
    /// <param name="blocks">The blocks.</param>
    /// <param name="most">Most of them: 50 in a message, 100 in a view.</param>
    public static IEnumerable<string> Problems(JsonNode? blocks, int most)
    {
        if (blocks is not JsonArray array)
            return ["blocks are no list"];
        var problems = new List<string>();
        if (array.Count == 0 || array.Count > most)
            problems.Add($"{array.Count} blocks");
        foreach (var block in array)
            Check(block!, problems);
        return problems;
    }

    /// <summary>What is wrong with a text in mrkdwn that holds no link of the bot's own.</summary>
    public static bool IsEscaped(string text) => !text.Contains('<', StringComparison.Ordinal) && !text.Contains('>', StringComparison.Ordinal) && !LooseAmpersand().IsMatch(text);

    /// <summary>All texts of a node.</summary>
    public static IEnumerable<string> Texts(JsonNode? node) => node switch
    {
        JsonObject members => members.SelectMany(m => m is { Key: "text", Value: JsonValue text } ? [text.GetValue<string>()] : Texts(m.Value)),
        JsonArray items => items.SelectMany(Texts),
        _ => [],
    };

    private static void Check(JsonNode block, List<string> problems)
    {
        switch (block["type"]?.GetValue<string>())
        {
            case "section":
                Text(block["text"], 3_000, problems, "mrkdwn", "plain_text");
                break;
            case "context":
                var elements = block["elements"]!.AsArray();
                if (elements.Count is 0 or > 10)
                    problems.Add($"{elements.Count} elements in a context");
                foreach (var element in elements)
                    Text(element, 3_000, problems, "mrkdwn", "plain_text");
                break;
            case "header":
                Text(block["text"], 150, problems, "plain_text");
                break;
            case "actions":
                Actions(block["elements"]!.AsArray(), problems);
                break;
            case "input":
                Text(block["label"], 2_000, problems, "plain_text");
                Text(block["element"]!["placeholder"], 150, problems, "plain_text");
                break;
            case var other:
                problems.Add($"a block of type {other}");
                break;
        }
    }

    private static void Actions(JsonArray elements, List<string> problems)
    {
        if (elements.Count is 0 or > 25)
            problems.Add($"{elements.Count} elements in actions");
        if (elements.Select(e => e!["action_id"]!.GetValue<string>()).Distinct().Count() != elements.Count)
            problems.Add("an action_id twice");
        foreach (var element in elements)
        {
            Text(element!["text"], 75, problems, "plain_text");
            if (element["type"]?.GetValue<string>() != "button" || element["value"]!.GetValue<string>().Length is 0 or > 2_000 || element["style"]?.GetValue<string>() is not (null or "primary" or "danger"))
                problems.Add("a bad button");
        }
    }

    private static void Text(JsonNode? text, int most, List<string> problems, params string[] types)
    {
        var (type, words) = (text?["type"]?.GetValue<string>(), text?["text"]?.GetValue<string>() ?? "");
        if (!types.Contains(type))
            problems.Add($"a text of type {type}");
        if (words.Length == 0 || words.Length > most)
            problems.Add($"a text of {words.Length} characters, {most} allowed");
        if (type == "mrkdwn" && !IsEscaped(OwnLink().Replace(words, "")))
            problems.Add("a text that is not escaped");
        if (type == "mrkdwn" && text!["verbatim"]?.GetValue<bool>() != true)
            problems.Add("a text that is parsed for names and links");
    }

    [GeneratedRegex(@"<https?://[^<>|\s]+\|Open in the browser>")]
    private static partial Regex OwnLink();

    [GeneratedRegex("&(?!(amp|lt|gt);)")]
    private static partial Regex LooseAmpersand();
}
