using System.Text.Json;
using ChatOps.Channels.Identity;
using ChatOps.Channels.Teams.Protocol;
using ChatOps.Workforce.Store.Channels;

namespace ChatOps.Channels.Teams;

/// <summary>
/// The conversations in which the bot can speak unasked. A person's chat is known twice: as the conversation it is, and by the account whose it is
/// (<see cref="ChannelUser.Account"/>), so that an answer for one person is brought to them from wherever they asked.
/// </summary>
internal sealed class TeamsPlaces(IKnownConversations known, TimeProvider time)
{
    private DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>Keeps where an activity came from. Takes back that the bot was turned away there.</summary>
    /// <param name="activity">The activity.</param>
    /// <param name="ownerKey">Key of its speaker; null if it has none.</param>
    /// <param name="cancellationToken">Stops.</param>
    public async Task KeepAsync(TeamsActivity activity, string? ownerKey, CancellationToken cancellationToken)
    {
        var place = TeamsPlace.Of(activity);
        if (!place.IsPersonal)
            await KeepAsync(place.Id, null, new ReachablePlace(place, null), cancellationToken);
        else if (activity.User is { } user && ownerKey is not null)
            await KeepPersonalAsync(place, user, ownerKey, cancellationToken);
    }

    /// <summary>Keeps somebody's chat.</summary>
    public async Task KeepPersonalAsync(TeamsPlace place, ChannelUser user, string ownerKey, CancellationToken cancellationToken)
    {
        var reachable = new ReachablePlace(place, user.Id);
        await KeepAsync(place.Id, ownerKey, reachable, cancellationToken);
        await KeepAsync(user.Account, ownerKey, reachable, cancellationToken);
    }

    /// <summary>A conversation that can be written to; null if it isn't known, or the bot was turned away.</summary>
    /// <param name="id">Id of the conversation with its channel before it, or an account for its chat.</param>
    /// <param name="cancellationToken">Stops.</param>
    public async Task<ReachablePlace?> FindAsync(string id, CancellationToken cancellationToken) =>
        await known.FindAsync(id, cancellationToken) is { IsBlocked: false } conversation ? JsonSerializer.Deserialize<ReachablePlace>(conversation.Address, TeamsJson.Options) : null;

    /// <summary>Notes that the bot was turned away.</summary>
    /// <param name="place">Where.</param>
    /// <param name="account">Whose chat it is; null in a place of many.</param>
    /// <param name="cancellationToken">Stops.</param>
    public async Task BlockAsync(TeamsPlace place, string? account, CancellationToken cancellationToken)
    {
        await known.BlockAsync(place.Id, Now, cancellationToken);
        if (place.IsPersonal && account is not null)
            await known.BlockAsync(account, Now, cancellationToken);
    }

    private Task KeepAsync(string id, string? ownerKey, ReachablePlace reachable, CancellationToken cancellationToken) => known.KeepAsync(
        new KnownConversation { Id = id, OwnerId = ownerKey, Address = JsonSerializer.Serialize(reachable, TeamsJson.Options), Updated = Now }, cancellationToken);
}
