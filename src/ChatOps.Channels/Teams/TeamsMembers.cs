using ChatOps.Channels.Identity;
using ChatOps.Channels.Teams.Protocol;
using Microsoft.Extensions.Options;

namespace ChatOps.Channels.Teams;

/// <summary>
/// Who belongs to the organisation, as the connector's roster says
/// (https://learn.microsoft.com/microsoftteams/platform/bots/how-to/get-teams-context#get-single-member-details). Guests have the tenant of their host in what they send, so
/// nothing else tells them apart. Only that somebody is a member is remembered, for a while; addresses are not.
/// </summary>
/// <param name="connector">The roster.</param>
/// <param name="options">Whether guests are answered.</param>
/// <param name="time">The clock.</param>
internal sealed class TeamsMembers(ConnectorClient connector, IOptions<TeamsOptions> options, TimeProvider time)
{
    /// <summary>Accounts remembered; the company's people who chat within an hour.</summary>
    private const int Most = 10_000;

    private static readonly TimeSpan Remembered = TimeSpan.FromHours(1);

    private readonly Dictionary<string, DateTimeOffset> _members = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether somebody is answered. Where the bot is not registered there is no roster to ask, and nobody but this machine.</summary>
    /// <param name="place">Where they speak.</param>
    /// <param name="user">Who, as their object id says.</param>
    /// <param name="memberId">Who, as the connector knows them.</param>
    /// <param name="cancellationToken">Stops.</param>
    /// <exception cref="Intake.TryLaterException">The roster can't be asked now.</exception>
    public async Task<bool> IsAnsweredAsync(TeamsPlace place, ChannelUser user, string memberId, CancellationToken cancellationToken)
    {
        if (options.Value.AnswersGuests || !options.Value.IsRegistered || IsRemembered(user.Account))
            return true;
        if (await FindAsync(place, user, memberId, cancellationToken) is not { IsGuest: false })
            return false;
        Remember(user.Account);
        return true;
    }

    /// <summary>The address of a member; null for everybody else.</summary>
    /// <param name="place">Where they speak.</param>
    /// <param name="user">Who, as their object id says.</param>
    /// <param name="memberId">Who, as the connector knows them.</param>
    /// <param name="cancellationToken">Stops.</param>
    public async Task<string?> FindEmailAsync(TeamsPlace place, ChannelUser user, string memberId, CancellationToken cancellationToken) =>
        await FindAsync(place, user, memberId, cancellationToken) is { IsGuest: false } member ? member.Email ?? member.UserPrincipalName : null;

    /// <summary>The member, if it is the one that is meant.</summary>
    private async Task<TeamsMember?> FindAsync(TeamsPlace place, ChannelUser user, string memberId, CancellationToken cancellationToken)
    {
        var member = await connector.FindMemberAsync(place, memberId, cancellationToken);
        return string.Equals(member?.AadObjectId ?? member?.ObjectId, user.Id, StringComparison.OrdinalIgnoreCase) ? member : null;
    }

    private bool IsRemembered(string account)
    {
        lock (_members)
            return _members.TryGetValue(account, out var until) && until > time.GetUtcNow();
    }

    private void Remember(string account)
    {
        lock (_members)
        {
            if (_members.Count >= Most)
                _members.Clear();
            _members[account] = time.GetUtcNow() + Remembered;
        }
    }
}
