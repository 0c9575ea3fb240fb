using System.Text.Json;
using ChatOps.Channels.Slack.Protocol;

namespace ChatOps.Channels.Slack.Api;

/// <summary>Somebody, as <c>users.info</c> knows them (https://docs.slack.dev/reference/objects/user-object).</summary>
/// <param name="Team">Their workspace; null if it isn't said.</param>
/// <param name="Name">Display name: to show, never to decide by.</param>
/// <param name="Email">Their address, where the app may see it.</param>
/// <param name="IsBot">Whether it is a bot.</param>
/// <param name="IsGuest">Whether they are a guest, or of another company.</param>
/// <param name="IsDeleted">Whether the account is closed.</param>
internal sealed record SlackMember(string? Team, string Name, string? Email, bool IsBot, bool IsGuest, bool IsDeleted)
{
    public static SlackMember Read(JsonElement user)
    {
        var profile = user.Get("profile");
        return new SlackMember(
            user.Words("team_id"),
            new[] { profile.Words("display_name"), profile.Words("real_name"), user.Words("real_name"), user.Words("name") }.FirstOrDefault(n => !string.IsNullOrWhiteSpace(n)) ?? "",
            user.IsTrue("is_email_confirmed") || user.Get("is_email_confirmed").ValueKind == JsonValueKind.Undefined ? profile.Words("email") : null,
            user.IsTrue("is_bot") || user.Words("id") == "USLACKBOT",
            user.IsTrue("is_restricted") || user.IsTrue("is_ultra_restricted") || user.IsTrue("is_stranger"),
            user.IsTrue("deleted"));
    }
}
