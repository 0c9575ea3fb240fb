using ChatOps.Channels.Slack;
using ChatOps.Channels.Teams;
using Microsoft.AspNetCore.Routing;

namespace ChatOps.Channels;

/// <summary>The channels' routes.</summary>
public static class ChannelEndpoints
{
    /// <summary>Maps the routes of every channel.</summary>
    public static void MapChannels(this IEndpointRouteBuilder routes)
    {
        routes.MapTeams();
        routes.MapSlack();
    }
}
