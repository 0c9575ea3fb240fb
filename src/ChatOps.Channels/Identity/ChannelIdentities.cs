using ChatOps.Agent.Access;
using ChatOps.Agent.Conversations;
using ChatOps.Learning.Ranking;
using ChatOps.Workforce;
using Microsoft.Extensions.Options;

namespace ChatOps.Channels.Identity;

/// <summary>
/// Identities by configuration, else by the e-mail that the channel has verified, looked up in the company as it is now: somebody who has left or was erased is
/// nobody at once. A display name decides nothing.
/// </summary>
internal sealed class ChannelIdentities(IOptions<AccessOptions> options, RankingProvider rankings, EmailCache emails) : IChannelIdentities, IForgetsPeople
{
    private const int LongestName = 80;

    // Entra's ids are written in either case.
    private readonly Dictionary<string, AccessUser> _users = options.Value.Users.ToDictionary(u => u.Account, StringComparer.OrdinalIgnoreCase);

    private readonly HashSet<string> _domains = new(options.Value.EmailDomains, StringComparer.OrdinalIgnoreCase);

    private readonly Dictionary<string, Role> _roles = options.Value.Roles
        .SelectMany(r => r.Value, (r, person) => (Person: person, Role: r.Key))
        .ToDictionary(r => r.Person, r => r.Role, StringComparer.Ordinal);

    public async Task<Speaker> FindAsync(ChannelUser user, Func<CancellationToken, Task<string?>> findEmail, CancellationToken cancellationToken)
    {
        if (_users.TryGetValue(user.Account, out var named))
        {
            var person = named.Person is null ? null : (await PeopleAsync(cancellationToken)).FirstOrDefault(p => p.Id == named.Person);
            return SpeakerOf(user, person, named.Role);
        }

        if (_domains.Count == 0)
            return SpeakerOf(user, null, null);
        var email = await emails.GetAsync(user.Account, findEmail, cancellationToken);
        if (email is null || !_domains.Contains(email[(email.LastIndexOf('@') + 1)..]))
            return SpeakerOf(user, null, null);
        var found = (await PeopleAsync(cancellationToken)).Where(p => string.Equals(p.Email, email, StringComparison.OrdinalIgnoreCase)).Take(2).ToArray();
        return SpeakerOf(user, found is [var only] ? only : null, null);
    }

    public Task ForgetAsync(IReadOnlyList<string> names, string instead)
    {
        emails.Clear();
        return Task.CompletedTask;
    }

    private async Task<IReadOnlyList<Person>> PeopleAsync(CancellationToken cancellationToken) => (await rankings.GetAsync(cancellationToken)).Snapshot.People;

    private Speaker SpeakerOf(ChannelUser user, Person? person, Role? role) => new(
        person?.Id,
        person?.Name ?? (user.Name.Length <= LongestName ? user.Name : user.Name[..LongestName]),
        role ?? (person is null ? Role.Employee : _roles.GetValueOrDefault(person.Id, Role.Employee)),
        user.Account);
}
