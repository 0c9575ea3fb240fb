using ChatOps.Agent.Conversations;
using ChatOps.Channels.Identity;
using ChatOps.Channels.Intake;
using ChatOps.Channels.Presses;
using ChatOps.Channels.Slack;
using ChatOps.Channels.Teams;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace ChatOps.Channels;

/// <summary>Composition of this project.</summary>
public static class ChannelServices
{
    /// <summary>Adds the channels that the configuration opens. Needs the agent.</summary>
    public static IServiceCollection AddChannels(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<ChannelOptions>()
            .Bind(configuration.GetSection(ChannelOptions.Section))
            .Validate(
                o => o.PersonalRepliesIn.All(p => p.StartsWith("slack:", StringComparison.Ordinal) || p.StartsWith("teams:", StringComparison.Ordinal)),
                "Channels:PersonalRepliesIn lists places as slack:TEAM/CHANNEL or teams:CONVERSATION.")
            .Validate(o => o.HasUsableAddress, "Channels:PublicAddress has to be an address that begins with https:// or http://, without ? or #.")
            .ValidateDataAnnotations()
            .ValidateOnStart();
        services.AddSingleton<PersonalReplies>();
        services.AddSingleton<ReplyPages>();
        services.AddPresses();
        services.AddSingleton<IProactiveMessages, ProactiveMessages>();
        services.AddIntake(configuration);
        services.AddIdentities(configuration);
        services.AddTeams(configuration);
        services.AddSlack(configuration);
        return services;
    }

    /// <summary>Adds the seals of buttons and answers.</summary>
    internal static IServiceCollection AddPresses(this IServiceCollection services)
    {
        services.AddDataProtection();
        services.TryAddSingleton(TimeProvider.System);
        return services.AddSingleton<PressSeals>().AddSingleton<AnswerSeals>();
    }

    private static void AddIntake(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<IntakeOptions>().Bind(configuration.GetSection(IntakeOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<IntakeSignal>();
        services.AddSingleton<IEventIntake, StoredIntake>();
        services.AddSingleton<PacedTurns>();
        services.AddSingleton<ChannelHealth>();
        services.AddSingleton<IChannelRefusals, ChannelRefusals>();
        services.AddHostedService<IntakeWorker>();
    }

    private static void AddIdentities(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<AccessOptions>().Bind(configuration.GetSection(AccessOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<IValidateOptions<AccessOptions>, AccessOptionsCheck>();
        services.AddSingleton<EmailCache>();
        services.AddSingleton<ChannelIdentities>();
        services.AddSingleton<IChannelIdentities>(s => s.GetRequiredService<ChannelIdentities>());
        services.AddSingleton<IForgetsPeople>(s => s.GetRequiredService<ChannelIdentities>());
    }
}
