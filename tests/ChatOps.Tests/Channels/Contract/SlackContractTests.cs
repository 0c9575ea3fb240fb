using System.Net;
using System.Text.Json.Nodes;
using ChatOps.Agent.Conversations;
using ChatOps.Tests.Channels.Slack;
using ChatOps.Tests.Channels.Teams;

namespace ChatOps.Tests.Channels.Contract;

/// <summary>The contract in Slack's direct message.</summary>
public sealed class SlackContractTests : FetchingChannelContract
{
    protected override PlayedChannel Play() => new Played();

    private sealed class Played : PlayedChannel
    {
        private readonly SlackBench _bench = new(settings: ("Cvs:MaxMegabytes", "1"));
        private int _said;

        internal override FakeAgent Agent => _bench.Agent;

        // As Slack shows it: marks are formats, escapes are characters.
        public override string Words => WebUtility.HtmlDecode(Last.Call.Words).Replace("*", "", StringComparison.Ordinal);

        public override IReadOnlyList<string> Buttons => [.. Last.Call.Buttons.Select(b => b.Label)];

        public override int Answers => _bench.Slack.Messages.Count;

        private (string Ts, SlackCall Call) Last => _bench.Slack.Messages.OrderBy(m => m.Key.Ts, StringComparer.Ordinal).Select(m => (m.Key.Ts, m.Value)).Last();

        public override async Task SayAsync(string text, IReadOnlyList<TurnFile>? files = null, Action? meanwhile = null)
        {
            var message = SlackBench.Message(text.Replace("&", "&amp;", StringComparison.Ordinal), ts: $"1700000000.00000{++_said}");
            if (files is not null)
            {
                foreach (var (file, n) in files.Select((f, n) => (f, n)))
                    _bench.Put($"F{n}", file.Name, file.Content.ToArray());
                (message["subtype"], message["files"]) = ("file_share", new JsonArray([.. files.Select((_, n) => _bench.Slack.Files[$"F{n}"].File.DeepClone())]));
            }

            await _bench.PostEventAsync(message, $"Ev{_said}");
            var work = _bench.WorkAsync();
            if (meanwhile is not null)
            {
                while (_bench.Slack.Messages.IsEmpty && !work.IsCompleted)
                    await Task.Yield();
                meanwhile();
            }

            await work;
        }

        public override async Task PressAsync(string label)
        {
            var (ts, call) = Last;
            await _bench.PostInteractionAsync(SlackBench.Press(call.Buttons.Single(b => b.Label == label).Value, SlackBench.Direct, ts));
            await _bench.WorkAsync();
        }

        public override void Dispose() => _bench.Dispose();
    }
}
