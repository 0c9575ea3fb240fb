using ChatOps.Workforce.Events;
using ChatOps.Workforce.Sources.Aggregation;
using ChatOps.Workforce.Sources.Csv;
using ChatOps.Workforce.Sources.MongoDb;
using ChatOps.Workforce.Sources.MySql;
using ChatOps.Workforce.Sources.Neo4j;
using ChatOps.Workforce.Sources.PostgreSql;
using ChatOps.Workforce.Store;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http.Resilience;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Polly;

namespace ChatOps.Workforce.Sources.Systems;

/// <summary>Composition of the systems and the aggregator.</summary>
internal static class SourceServices
{
    /// <summary>Largest answer of the Query API that is read into memory, in bytes.</summary>
    private const int MaxAnswer = 512 * 1024 * 1024;

    public static IServiceCollection AddSources(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<SourcesOptions>()
            .Bind(configuration.GetSection(SourcesOptions.Section))
            .ValidateDataAnnotations()
            .ValidateOnStart();
        services.AddSingleton<IValidateOptions<SourcesOptions>, SourcesOptionsCheck>();
        services.AddSingleton(s => SourceLayout.Of(Options(s), system => IsConnected(Options(s), system)));
        services.AddHttpClient(nameof(Neo4jClient), http =>
            {
                http.Timeout = Timeout.InfiniteTimeSpan; // the handler's own limits end it
                http.MaxResponseContentBufferSize = MaxAnswer;
            })
            .RedactLoggedHeaders(_ => true)
            .AddResilienceHandler(nameof(Neo4jClient), (pipeline, context) =>
            {
                // Reading twice harms nothing, so what may pass is tried again.
                pipeline.AddRetry(new HttpRetryStrategyOptions { MaxRetryAttempts = 2, Delay = TimeSpan.FromMilliseconds(300), BackoffType = DelayBackoffType.Exponential, UseJitter = true });
                pipeline.AddTimeout(TimeSpan.FromSeconds(Options(context.ServiceProvider).TimeoutSeconds));
            });
        services.AddSingleton(s => new Neo4jClient(s.GetRequiredService<IHttpClientFactory>().CreateClient(nameof(Neo4jClient)), s.GetRequiredService<IOptions<SourcesOptions>>()));
        services.AddSingleton<ISystemSource, Neo4jSource>();
        services.AddSingleton<ISystemSource, MySqlSource>();
        services.AddSingleton<ISystemSource, MongoDbSource>();
        services.AddSingleton<ISystemSource, PostgreSqlSource>();
        services.AddSingleton<ISystemSource>(s => new CsvSystemSource(Options(s).CsvFolder ?? ""));
        services.AddSingleton(s => new Aggregator(
            s.GetServices<ISystemSource>(),
            s.GetRequiredService<SourceLayout>(),
            s.GetRequiredService<EfWorkforceStore>(),
            s.GetRequiredService<IOptions<SourcesOptions>>(),
            s.GetRequiredService<EventOutcomes>(),
            s.GetRequiredService<TimeProvider>(),
            s.GetRequiredService<ILogger<Aggregator>>()));
        return services;
    }

    private static SourcesOptions Options(IServiceProvider services) => services.GetRequiredService<IOptions<SourcesOptions>>().Value;

    private static bool IsConnected(SourcesOptions options, string system) => !string.IsNullOrWhiteSpace(system switch
    {
        SystemNames.Neo4j => options.Neo4j.Url,
        SystemNames.MySql => options.MySql.ConnectionString,
        SystemNames.MongoDb => options.MongoDb.ConnectionString,
        SystemNames.PostgreSql => options.PostgreSql.ConnectionString,
        SystemNames.Csv => options.CsvFolder,
        _ => null,
    });
}
