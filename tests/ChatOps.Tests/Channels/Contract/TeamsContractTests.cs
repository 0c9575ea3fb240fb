using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ChatOps.Agent.Conversations;
using ChatOps.Tests.Channels.Teams;

namespace ChatOps.Tests.Channels.Contract;

/// <summary>The contract in Teams' personal chat.</summary>
public sealed partial class TeamsContractTests : FetchingChannelContract
{
    protected override PlayedChannel Play() => new Played();

    private sealed partial class Played : PlayedChannel
    {
        private readonly TeamsBench _bench = new(settings: ("Cvs:MaxMegabytes", "1"));
        private int _said;

        internal override FakeAgent Agent => _bench.Agent;

        public override string Words => Last.Card is { } card
            ? string.Concat(CardSchema.Find(card, "body").Select(CardSchema.Words))
            : WebUtility.HtmlDecode(Tag().Replace(Last.Body!["text"]!.GetValue<string>(), ""));

        public override IReadOnlyList<string> Buttons => [.. Actions.Select(a => a["title"]!.GetValue<string>())];

        public override int Answers => _bench.Connector.Messages.Count(m => m.Method == "POST");

        private ConnectorCall Last => _bench.Connector.Messages[^1];

        private IEnumerable<JsonNode> Actions => Last.Card?["actions"]?.AsArray().OfType<JsonNode>() ?? [];

        public override async Task SayAsync(string text, IReadOnlyList<TurnFile>? files = null, Action? meanwhile = null)
        {
            var message = TeamsBench.Message(text.Replace("&", "&amp;", StringComparison.Ordinal), $"170000000000{++_said}");
            message["attachments"] = new JsonArray([.. (files ?? []).Select(Attach)]);

            await _bench.PostAsync(message);
            var work = _bench.WorkAsync();
            if (meanwhile is not null)
            {
                while (_bench.Connector.Messages.Length == 0 && !work.IsCompleted)
                    await Task.Yield();
                meanwhile();
            }

            await work;
        }

        private JsonObject Attach(TurnFile file, int number)
        {
            var address = $"https://contoso-my.sharepoint.com/personal/alex/_layouts/15/download.aspx?UniqueId={number}";
            _bench.Drive.Put(address, file.Content.ToArray());
            return new JsonObject { ["contentType"] = "application/vnd.microsoft.teams.file.download.info", ["name"] = file.Name, ["content"] = new JsonObject { ["downloadUrl"] = address } };
        }

        public override async Task PressAsync(string label)
        {
            await _bench.PostAsync(TeamsBench.Press(Actions.Single(a => a["title"]!.GetValue<string>() == label)["data"]!["press"]!.GetValue<string>()));
            await _bench.WorkAsync();
        }

        public override void Dispose() => _bench.Dispose();

        [GeneratedRegex("<[^>]*>")]
        private static partial Regex Tag();
    }
}
