using ChatOps.Channels.Files;
using ChatOps.Channels.Intake;
using ChatOps.Channels.Slack.Api;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace ChatOps.Channels.Slack;

/// <summary>Composition of the Slack channel.</summary>
internal static class SlackServices
{
    public static IServiceCollection AddSlack(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<SlackOptions>().Bind(configuration.GetSection(SlackOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<IValidateOptions<SlackOptions>>(new SlackOptionsCheck(configuration));
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<SlackGate>();
        services.AddSingleton<SlackIntake>();
        services.AddSingleton<SlackReceiver>();
        services.AddSingleton<SlackApi>();
        services.AddSingleton<SlackClient>();
        services.AddSingleton<SlackMembers>();
        services.AddSingleton<SlackWords>();
        services.TryAddSingleton<FileContent>();
        services.AddSingleton<SlackFiles>();
        services.AddSingleton<SlackDrops>();
        services.AddSingleton<SlackPlaces>();
        services.AddSingleton<SlackDelivery>();
        services.AddSingleton<SlackHome>();
        services.AddSingleton<IChannelEventHandler, SlackHandler>();
        services.AddSingleton<IProactiveChannel, SlackProactive>();
        services.AddHostedService<SlackSocket>();
        // Addresses of answers are secrets, so nothing of a request is logged; redirections would carry the token to whoever is named.
        services.AddHttpClient(SlackApi.ClientName, http =>
            {
                http.Timeout = Timeout.InfiniteTimeSpan; // the deadline is the client's
                http.MaxResponseContentBufferSize = SlackApi.MaxResponseBytes;
            })
            .RemoveAllLoggers()
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false });
        return services;
    }

    /// <summary>Maps the three addresses that Slack posts to, where there is a signing secret or this machine may call.</summary>
    public static void MapSlack(this IEndpointRouteBuilder routes)
    {
        if (routes.ServiceProvider.GetRequiredService<SlackGate>().Access == SlackAccess.Closed)
            return;
        routes.MapPost("/slack/events", (HttpRequest request, SlackReceiver receiver, CancellationToken cancellationToken) => receiver.ReceiveEventAsync(request, cancellationToken));
        routes.MapPost("/slack/interactions", (HttpRequest request, SlackReceiver receiver, CancellationToken cancellationToken) => receiver.ReceiveInteractionAsync(request, cancellationToken));
        routes.MapPost("/slack/commands", (HttpRequest request, SlackReceiver receiver, CancellationToken cancellationToken) => receiver.ReceiveCommandAsync(request, cancellationToken));
    }
}
