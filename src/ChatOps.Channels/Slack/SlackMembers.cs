using ChatOps.Channels.Slack.Api;
using Microsoft.Extensions.Options;

namespace ChatOps.Channels.Slack;

/// <summary>Who somebody is on Slack, remembered for a while and in memory only.</summary>
internal sealed class SlackMembers(SlackClient client, IOptions<SlackOptions> options, TimeProvider time)
{
    /// <summary>People remembered.</summary>
    public const int Most = 10_000;

    private readonly Dictionary<string, (Task<SlackMember?> Member, DateTimeOffset Until)> _members = new(StringComparer.Ordinal);

    /// <summary>Somebody; null if there is nobody of that id. What fails is not remembered.</summary>
    public async Task<SlackMember?> FindAsync(string user, CancellationToken cancellationToken)
    {
        Task<SlackMember?> finding;
        lock (_members)
        {
            var now = time.GetUtcNow();
            if (!_members.TryGetValue(user, out var known) || known.Until <= now || known.Member.IsFaulted || known.Member.IsCanceled)
            {
                if (_members.Count >= Most)
                    _members.Clear();
                // Asked for everybody who waits, so nobody's own end may end it; the client has its deadline.
                _members[user] = known = (client.FindMemberAsync(user, CancellationToken.None), now.AddMinutes(options.Value.MemberMinutes));
            }

            finding = known.Member;
        }

        return await finding.WaitAsync(cancellationToken);
    }

    /// <summary>Why somebody is not answered, as the audit's code; null if they are.</summary>
    public string? Refusal(SlackMember? member) => member switch
    {
        null => "unknown-user",
        { IsBot: true } => "bot",
        { IsDeleted: true } => "closed-account",
        { IsGuest: true } => "guest",
        { Team: { } team } when !options.Value.Allows(team) => "other-team",
        _ => null,
    };
}
