using System.Text.RegularExpressions;
using ChatOps.Tests.Fakes;
using YamlDotNet.RepresentationModel;

namespace ChatOps.Tests.Channels.Slack;

/// <summary>The manifest asks for what the bot uses, and for nothing else.</summary>
public sealed partial class SlackManifestTests
{
    /// <summary>What each method and event of the bot's needs today; the description of the Web API still has the scopes of before 2020.</summary>
    private static readonly Dictionary<string, string[]> Needed = new()
    {
        ["auth.test"] = [],
        ["chat.postMessage"] = ["chat:write"], // https://docs.slack.dev/reference/methods/chat.postMessage
        ["chat.update"] = ["chat:write"],
        ["chat.postEphemeral"] = ["chat:write"],
        ["conversations.open"] = ["im:write"],
        ["conversations.history"] = ["im:history"], // of direct messages; elsewhere it goes without
        ["conversations.replies"] = ["im:history"],
        ["users.info"] = ["users:read", "users:read.email"],
        ["files.info"] = ["files:read"],
        ["views.open"] = [],
        ["views.publish"] = [],
        ["apps.connections.open"] = [], // an app-level token's
        ["app_mention"] = ["app_mentions:read"], // https://docs.slack.dev/reference/events
        ["message.im"] = ["im:history"],
        ["file_shared"] = ["files:read"],
        ["app_home_opened"] = [],
        ["member_joined_channel"] = ["channels:read", "groups:read"],
        ["/who"] = ["commands"],
        ["/retrain"] = ["commands"],
    };

    private static readonly YamlMappingNode Manifest = Read();

    [Fact]
    public void Scopes_EveryMethodEventAndCommand_AreAskedForAndNoOther()
    {
        var used = Methods().Concat(Strings("settings", "event_subscriptions", "bot_events"))
            .Concat(((YamlSequenceNode)Find("features", "slash_commands")).Select(c => c["command"].ToString())).ToArray();

        Assert.Equal(used.Order(), Needed.Keys.Order());
        Assert.Equal(used.SelectMany(u => Needed[u]).Distinct().Order(), Strings("oauth_config", "scopes", "bot"));
    }

    [Fact]
    public void Addresses_AreThoseThatTheHostMaps()
    {
        Assert.Equal("https://chatops.example.com/slack/events", Find("settings", "event_subscriptions", "request_url").ToString());
        Assert.Equal("https://chatops.example.com/slack/interactions", Find("settings", "interactivity", "request_url").ToString());
        Assert.All((YamlSequenceNode)Find("features", "slash_commands"), c => Assert.Equal("https://chatops.example.com/slack/commands", c["url"].ToString()));
    }

    [Fact]
    public void Texts_AreWithinSlacksLimits()
    {
        // https://docs.slack.dev/reference/app-manifest
        Assert.InRange(Find("display_information", "name").ToString().Length, 1, 35);
        Assert.InRange(Find("display_information", "description").ToString().Length, 1, 140);
        Assert.InRange(Find("display_information", "long_description").ToString().Length, 175, 4_000);
        Assert.Matches("^#([0-9a-f]{3}){1,2}$", Find("display_information", "background_color").ToString());
        Assert.InRange(Find("features", "bot_user", "display_name").ToString().Length, 1, 80);
        Assert.All((YamlSequenceNode)Find("features", "slash_commands"), c =>
        {
            Assert.Matches("^/[a-z0-9_-]{1,31}$", c["command"].ToString());
            Assert.InRange(c["description"].ToString().Length, 1, 2_000);
            Assert.InRange(c["usage_hint"].ToString().Length, 1, 1_000);
        });
    }

    [Fact]
    public void Docs_EveryScope_IsExplained()
    {
        var docs = File.ReadAllText(Path.Combine(Samples.Repository, "docs", "slack.md"));

        Assert.All(Strings("oauth_config", "scopes", "bot"), s => Assert.Contains($"`{s}`", docs, StringComparison.Ordinal));
    }

    /// <summary>The methods that the client calls, from its source.</summary>
    private static string[] Methods() =>
    [
        .. Method().Matches(File.ReadAllText(Path.Combine(Samples.Repository, "src", "ChatOps.Channels", "Slack", "Api", "SlackClient.cs"))).Select(m => m.Groups[1].Value).Distinct(),
    ];

    private static YamlNode Find(params string[] path) => path.Aggregate((YamlNode)Manifest, (node, name) => node[name]);

    private static string[] Strings(params string[] path) => [.. ((YamlSequenceNode)Find(path)).Select(n => n.ToString())];

    private static YamlMappingNode Read()
    {
        var yaml = new YamlStream();
        yaml.Load(new StringReader(File.ReadAllText(Path.Combine(Samples.Repository, "manifests", "slack", "manifest.yaml"))));
        return (YamlMappingNode)yaml.Documents.Single().RootNode;
    }

    [GeneratedRegex("\"([a-z]+(\\.[A-Za-z]+)+)\"")]
    private static partial Regex Method();
}
