using ChatOps.Agent.Access;
using ChatOps.Agent.Conversations;
using ChatOps.Agent.Replies;
using ChatOps.Channels.Web;
using ChatOps.Tests.Channels.Teams;
using ChatOps.Workforce.Store.Conversations;

namespace ChatOps.Tests.Channels.Contract;

/// <summary>The contract on the page: what the page is given to show. How it shows it is tested in a browser.</summary>
public sealed class WebContractTests : WorkingChannelContract
{
    protected override PlayedChannel Play() => new Played();

    private sealed class Played : PlayedChannel
    {
        private static readonly Speaker s_manager = new("U03", "Alex", Role.Manager);

        private readonly WebConversations _conversations;
        private readonly WebConversation _conversation;

        public Played()
        {
            _conversations = new WebConversations(Agent, new NoHistory());
            _conversation = _conversations.Begin(s_manager);
        }

        internal override FakeAgent Agent { get; } = new();

        public override string Words => Last.Reply is { } reply
            ? string.Join('\n', [reply.Text.Replace("*", "", StringComparison.Ordinal), .. reply.Blocks.SelectMany(Shown), reply.Note ?? ""])
            : Last.Progress?.Text ?? "";

        public override IReadOnlyList<string> Buttons => Last.IsSpent ? [] : [.. Last.Reply!.Buttons.Select(b => b.Label)];

        public override int Answers => _conversation.Entries.Count(e => e.Reply is not null);

        private WebEntry Last => _conversation.Entries[^1];

        public override async Task SayAsync(string text, IReadOnlyList<TurnFile>? files = null, Action? meanwhile = null)
        {
            var saying = _conversations.SayAsync(_conversation, s_manager, text, files ?? [], CancellationToken.None);
            meanwhile?.Invoke();
            await saying;
        }

        public override Task PressAsync(string label) =>
            _conversations.PressAsync(_conversation, s_manager, Last, Last.Reply!.Buttons.Single(b => b.Label == label), CancellationToken.None);

        public override void Dispose()
        {
        }

        private static IEnumerable<string> Shown(ReplyBlock block) => block switch
        {
            RankingBlock ranking => ranking.People.SelectMany(p => (string[])
                [p.Name, p.Summary, $"{p.Score}", $"{100 * p.Success!.Value:0} % ({100 * p.Success.Low:0}-{100 * p.Success.High:0})", $"{p.FreeHours} h free a week"]),
            TableBlock table => [table.Title ?? "", .. table.Columns, .. table.Rows.SelectMany(r => r)],
            FactsBlock facts => [facts.Title ?? "", .. facts.Facts.SelectMany(f => (string[])[f.Label, f.Value])],
            PictureBlock picture => [picture.AltText, .. Shown(picture.Numbers)],
            _ => throw new ArgumentOutOfRangeException(nameof(block)),
        };
    }

    private sealed class NoHistory : IConversationHistory
    {
        public Task<IReadOnlyList<ConversationHead>> RecentAsync(string ownerId, int most, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<ConversationHead>>([]);

        public Task<IReadOnlyList<PastTurn>> ReadAsync(string conversationId, int most, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<PastTurn>>([]);
    }
}
