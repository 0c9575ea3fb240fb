using System.Text.Json;
using System.Text.Json.Nodes;
using ChatOps.Channels.Teams.Cards;
using ChatOps.Channels.Teams.Protocol;
using Json.Schema;

namespace ChatOps.Tests.Channels.Teams;

/// <summary>What a card may hold.</summary>
internal static class CardSchema
{
    private static readonly JsonSchema s_schema = JsonSchema.FromFile(Path.Combine(AppContext.BaseDirectory, "tests-data", "teams", "card.schema.json"));

    /// <summary>Whether a node is a card.</summary>
    public static bool Allows(JsonNode card) => Evaluate(card).IsValid;

    /// <summary>Holds if the card is one, small enough, and everything that unfolds exists.</summary>
    public static void AssertCard(JsonObject card)
    {
        var result = Evaluate(card);
        Assert.True(result.IsValid, string.Join('\n', (result.Details ?? []).Where(d => d.Errors is not null && !d.EvaluationPath.ToString().Contains("/if", StringComparison.Ordinal)).SelectMany(d => d.Errors!.Select(e => $"{d.InstanceLocation}: {e.Value}")).Take(20)));
        Assert.InRange(JsonSerializer.SerializeToUtf8Bytes(card, TeamsJson.Options).Length, 1, CardSize.MaxBytes);
        var ids = Find(card, "id").Select(n => n.GetValue<string>()).ToArray();
        Assert.Equal(ids.Distinct(), ids);
        foreach (var target in Find(card, "targetElements").SelectMany(t => t.AsArray()))
            Assert.Contains(target!.GetValue<string>(), ids);
    }

    /// <summary>All values of a name, anywhere.</summary>
    public static IEnumerable<JsonNode> Find(JsonNode? node, string name) => node switch
    {
        JsonObject members => members.SelectMany(m => m.Key == name ? [m.Value!] : Find(m.Value, name)),
        JsonArray items => items.SelectMany(i => Find(i, name)),
        _ => [],
    };

    /// <summary>Everything that can be read on a card.</summary>
    public static string Words(JsonNode card) => string.Concat(Find(card, "text").Concat(Find(card, "title")).Select(n => n.GetValue<string>()));

    private static EvaluationResults Evaluate(JsonNode card) =>
        s_schema.Evaluate(JsonSerializer.SerializeToElement(card), new EvaluationOptions { OutputFormat = OutputFormat.List });
}
