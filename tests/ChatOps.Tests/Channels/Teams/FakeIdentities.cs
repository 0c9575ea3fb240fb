using ChatOps.Agent.Access;
using ChatOps.Channels.Identity;

namespace ChatOps.Tests.Channels.Teams;

/// <summary>Alex is a manager of the company, or what a test says; everybody else is nobody in particular.</summary>
internal sealed class FakeIdentities : IChannelIdentities
{
    /// <summary>Whether the channel is asked for e-mail addresses.</summary>
    public bool AsksForEmail { get; set; }

    /// <summary>What Alex may do.</summary>
    public Role AlexIs { get; set; } = Role.Manager;

    public List<string?> Emails { get; } = [];

    public async Task<Speaker> FindAsync(ChannelUser user, Func<CancellationToken, Task<string?>> findEmail, CancellationToken cancellationToken)
    {
        if (AsksForEmail)
            Emails.Add(await findEmail(cancellationToken));
        return user.Id == TeamsBench.Alex ? new Speaker("U03", user.Name, AlexIs, user.Account) : new Speaker(null, user.Name, Role.Employee, user.Account);
    }
}
