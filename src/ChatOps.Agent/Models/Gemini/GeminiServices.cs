using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Http.Resilience;
using Microsoft.Extensions.Options;
using Polly;

namespace ChatOps.Agent.Models.Gemini;

/// <summary>Composition of the Gemini client.</summary>
public static class GeminiServices
{
    private const string ClientName = "gemini";
    private const string KeyHeader = "x-goog-api-key";

    /// <summary>
    /// Adds the client. A request that meets 408, 429, 5xx or a broken connection is sent again, after the pause that <c>Retry-After</c> asks
    /// for, or a growing one; all within the deadline. The key is a header and left out of logs.
    /// </summary>
    public static IServiceCollection AddGemini(this IServiceCollection services)
    {
        services.AddHttpClient(ClientName, (provider, http) =>
            {
                var options = provider.GetRequiredService<IOptions<ModelOptions>>().Value;
                http.BaseAddress = options.EffectiveEndpoint;
                http.Timeout = Timeout.InfiniteTimeSpan; // the deadline is the client's own, over all tries
                http.DefaultRequestHeaders.Add(KeyHeader, options.ApiKey);
            })
            .RedactLoggedHeaders([KeyHeader])
            .ConfigurePrimaryHttpMessageHandler(NewHandler)
            .AddResilienceHandler(ClientName, (pipeline, context) =>
            {
                var options = context.ServiceProvider.GetRequiredService<IOptions<ModelOptions>>().Value;
                if (options.Retries == 0)
                    return;
                pipeline.AddRetry(new HttpRetryStrategyOptions
                {
                    MaxRetryAttempts = options.Retries,
                    Delay = TimeSpan.FromMilliseconds(500),
                    BackoffType = DelayBackoffType.Exponential,
                    UseJitter = true,
                    ShouldRetryAfterHeader = true,
                });
            });
        services.TryAddSingleton<IChatClient>(provider =>
        {
            var options = provider.GetRequiredService<IOptions<ModelOptions>>().Value;
            return new GeminiChatClient(
                provider.GetRequiredService<IHttpClientFactory>().CreateClient(ClientName),
                options.EffectiveName!,
                TimeSpan.FromSeconds(options.DeadlineSeconds),
                provider.GetRequiredService<TimeProvider>());
        });
        return services;
    }

    /// <summary>Redirections are not followed: they would carry the key's header to whoever is named.</summary>
    internal static HttpMessageHandler NewHandler() => new SocketsHttpHandler { AllowAutoRedirect = false };
}
