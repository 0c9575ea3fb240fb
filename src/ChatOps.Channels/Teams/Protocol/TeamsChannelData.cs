namespace ChatOps.Channels.Teams.Protocol;

/// <summary>What Teams adds to an activity.</summary>
/// <param name="Tenant">The tenant.</param>
/// <param name="Team">The team of a channel.</param>
/// <param name="Channel">The channel.</param>
internal sealed record TeamsChannelData(TeamsChannelData.Named? Tenant = null, TeamsChannelData.Named? Team = null, TeamsChannelData.Named? Channel = null)
{
    /// <summary>Something with an id.</summary>
    /// <param name="Id">Its id.</param>
    /// <param name="AadGroupId">Of a team: the Entra group behind it, which Microsoft Graph knows it by.</param>
    internal sealed record Named(string? Id = null, string? AadGroupId = null);
}
