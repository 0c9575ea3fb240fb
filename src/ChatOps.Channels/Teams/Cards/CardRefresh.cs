using System.Text.Json.Nodes;
using ChatOps.Channels.Teams.Protocol;

namespace ChatOps.Channels.Teams.Cards;

/// <summary>
/// How a card asks for what it says now (https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/universal-actions-for-adaptive-cards/up-to-date-views):
/// for all who see it where they are up to sixty, for the one named here where they are more; the others press Refresh.
/// </summary>
/// <param name="Seal">Which answer it is.</param>
/// <param name="UserId">Who sees it, as the connector knows them.</param>
internal sealed record CardRefresh(string Seal, string UserId)
{
    /// <summary>The verb of asking.</summary>
    public const string Verb = "refresh";

    /// <summary>The part of the card.</summary>
    public JsonObject ToJson() => new()
    {
        ["action"] = new JsonObject { ["type"] = "Action.Execute", ["title"] = "Refresh", ["verb"] = Verb, ["data"] = new JsonObject { [TeamsActivity.SealName] = Seal } },
        ["userIds"] = new JsonArray(UserId),
    };
}
