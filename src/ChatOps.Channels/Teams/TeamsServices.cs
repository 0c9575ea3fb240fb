using ChatOps.Channels.Files;
using ChatOps.Channels.Intake;
using ChatOps.Channels.Teams.Files;
using ChatOps.Channels.Teams.Tokens;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Http.Resilience;
using Microsoft.Extensions.Options;
using Polly;

namespace ChatOps.Channels.Teams;

/// <summary>Composition of the Teams channel.</summary>
internal static class TeamsServices
{
    private const int Retries = 3;

    /// <summary>A longer pause is not waited for in place: the event is worked on again after it.</summary>
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan KeysDeadline = TimeSpan.FromSeconds(10);

    public static IServiceCollection AddTeams(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<TeamsOptions>().Bind(configuration.GetSection(TeamsOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<IValidateOptions<TeamsOptions>>(new TeamsOptionsCheck(configuration));
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<ConnectorKeys>();
        services.AddSingleton<ConnectorTokens>();
        services.AddSingleton<TeamsGate>();
        services.AddSingleton<TeamsRefresh>();
        services.AddSingleton<TeamsReceiver>();
        services.AddSingleton<IAppTokens, AppTokens>();
        services.AddSingleton<ConnectorClient>();
        services.AddSingleton<TeamsPlaces>();
        services.AddSingleton<TeamsMembers>();
        services.AddSingleton<TeamsDelivery>();
        services.AddSingleton<TeamsTurns>();
        services.AddSingleton<TeamsWelcome>();
        services.AddSingleton<TeamsFeedback>();
        services.TryAddSingleton<FileContent>();
        services.AddSingleton<FileReader>();
        services.AddSingleton<GraphClient>();
        services.AddSingleton<IFileSource, PersonalFiles>();
        services.AddSingleton<IFileSource, ChannelFiles>();
        services.AddSingleton<TeamsFiles>();
        services.AddSingleton<IChannelEventHandler, TeamsHandler>();
        services.AddSingleton<IProactiveChannel, TeamsProactive>();
        AddClients(services);
        return services;
    }

    /// <summary>Maps <c>POST /api/messages</c>, where the bot is registered or this machine may call.</summary>
    public static void MapTeams(this IEndpointRouteBuilder routes)
    {
        if (routes.ServiceProvider.GetRequiredService<TeamsGate>().Access == TeamsAccess.Closed)
            return;
        routes.MapPost("/api/messages", (HttpRequest request, TeamsReceiver receiver, CancellationToken cancellationToken) => receiver.ReceiveAsync(request, cancellationToken));
    }

    private static void AddClients(IServiceCollection services)
    {
        services.AddHttpClient(ConnectorKeys.ClientName, http => http.Timeout = KeysDeadline).RemoveAllLoggers().ConfigurePrimaryHttpMessageHandler(NewHandler);
        services.AddHttpClient(FileReader.ClientName, http => http.Timeout = Timeout.InfiniteTimeSpan) // the deadline is each file's
            .RemoveAllLoggers() // addresses open the files
            .ConfigurePrimaryHttpMessageHandler(NewHandler);
        services.AddHttpClient(GraphClient.ClientName, http =>
            {
                http.Timeout = Timeout.InfiniteTimeSpan; // the deadline is each request's, or each file's
                http.MaxResponseContentBufferSize = GraphClient.MaxJsonBytes; // files are read by and by
            })
            .RemoveAllLoggers() // addresses are messages and files of people
            .ConfigurePrimaryHttpMessageHandler(NewHandler);
        services.AddHttpClient(AppTokens.ClientName).RemoveAllLoggers().ConfigurePrimaryHttpMessageHandler(NewHandler);
        services.AddHttpClient(ConnectorClient.ClientName, http =>
            {
                http.Timeout = Timeout.InfiniteTimeSpan; // the deadline is the pipeline's, over all tries
                http.MaxResponseContentBufferSize = ConnectorClient.MaxResponseBytes;
            })
            .RemoveAllLoggers() // addresses are conversations of people
            .ConfigurePrimaryHttpMessageHandler(NewHandler)
            .AddResilienceHandler(ConnectorClient.ClientName, (pipeline, context) =>
            {
                var options = context.ServiceProvider.GetRequiredService<IOptions<TeamsOptions>>().Value;
                pipeline.AddTimeout(TimeSpan.FromSeconds(options.DeadlineSeconds));
                pipeline.AddRetry(new HttpRetryStrategyOptions
                {
                    MaxRetryAttempts = Retries,
                    Delay = TimeSpan.FromMilliseconds(300),
                    BackoffType = DelayBackoffType.Exponential,
                    UseJitter = true,
                    ShouldRetryAfterHeader = true,
                    ShouldHandle = outcome => ValueTask.FromResult(IsWorthAnotherTry(outcome.Outcome)),
                });
            });
    }

    private static bool IsWorthAnotherTry(Outcome<HttpResponseMessage> outcome) =>
        HttpClientResiliencePredicates.IsTransient(outcome) && (outcome.Result is not { } response || (RetryAfter.Of(response) ?? TimeSpan.Zero) <= LongestPause);

    /// <summary>Redirections are not followed: they would carry the bot's token, or the host itself, to whoever is named.</summary>
    private static SocketsHttpHandler NewHandler() => new() { AllowAutoRedirect = false };
}
