using System.Text.Json;
using ChatOps.Agent.Replies;

namespace ChatOps.Agent.Conversations.Grains;

/// <summary>A turn on its way to a grain, maybe in another process.</summary>
/// <param name="Json">The turn without its files.</param>
/// <param name="FileNames">Names of the files.</param>
/// <param name="Files">Their bytes.</param>
[GenerateSerializer]
[Immutable]
[Alias("chatops.turn")]
internal sealed record TurnMessage([property: Id(0)] string Json, [property: Id(1)] string[] FileNames, [property: Id(2)] byte[][] Files)
{
    public static TurnMessage Of(Turn turn) => new(
        JsonSerializer.Serialize(turn with { Files = [] }, ReplyJson.Options), [.. turn.Files.Select(f => f.Name)], [.. turn.Files.Select(f => f.Content.ToArray())]);

    public Turn Read() => JsonSerializer.Deserialize<Turn>(Json, ReplyJson.Options)! with
    {
        Files = [.. FileNames.Zip(Files, (name, content) => new TurnFile(name, content))],
    };
}
