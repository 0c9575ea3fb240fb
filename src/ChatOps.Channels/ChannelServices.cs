using ChatOps.Agent.Conversations;
using ChatOps.Channels.Teams;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace ChatOps.Channels;

/// <summary>Composition of this project.</summary>
public static class ChannelServices
{
    /// <summary>Adds the channels that the configuration opens. Needs the agent.</summary>
    public static IServiceCollection AddChannels(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<IProactiveMessages, ProactiveMessages>();
        services.AddTeams(configuration);
        return services;
    }
}
