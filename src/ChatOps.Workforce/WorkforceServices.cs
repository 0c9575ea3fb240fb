using ChatOps.Workforce.Events;
using ChatOps.Workforce.Sources;
using ChatOps.Workforce.Sources.Systems;
using ChatOps.Workforce.Store;
using ChatOps.Workforce.Store.Audit;
using ChatOps.Workforce.Store.Channels;
using ChatOps.Workforce.Store.Conversations;
using ChatOps.Workforce.Store.Cvs;
using ChatOps.Workforce.Store.Erasure;
using ChatOps.Workforce.Store.Export;
using ChatOps.Workforce.Store.Jobs;
using ChatOps.Workforce.Store.Reports;
using ChatOps.Workforce.Store.Requests;
using ChatOps.Workforce.Store.Retention;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace ChatOps.Workforce;

/// <summary>Composition of this project.</summary>
public static class WorkforceServices
{
    /// <summary>Adds the store, by <c>Store:Provider</c>, and the import.</summary>
    public static IServiceCollection AddWorkforce(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<StoreOptions>()
            .Bind(configuration.GetSection(StoreOptions.Section))
            .ValidateDataAnnotations()
            .Validate(
                o => o.Provider != StoreProvider.PostgreSql || !string.IsNullOrWhiteSpace(o.ConnectionString),
                "Store:Provider is PostgreSql, so Store__ConnectionString must be set in the environment.")
            .ValidateOnStart();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<IStoreDatabase>(s => s.GetRequiredService<IOptions<StoreOptions>>().Value.Provider switch
        {
            StoreProvider.PostgreSql => ActivatorUtilities.CreateInstance<PostgreSqlDatabase>(s),
            _ => ActivatorUtilities.CreateInstance<SqliteDatabase>(s),
        });
        services.AddSingleton<EfWorkforceStore>();
        services.AddSingleton<IWorkforceStore>(s => s.GetRequiredService<EfWorkforceStore>());
        services.AddSingleton<IConversationStore, EfConversationStore>();
        services.AddSingleton<IChannelEventStore, EfChannelEventStore>();
        services.AddSingleton<IKnownConversations, EfKnownConversations>();
        services.AddSingleton<ICvStore, EfCvStore>();
        services.AddSingleton<IAuditLedger, EfAuditLedger>();
        services.AddSingleton<IErasure, EfErasure>();
        services.AddSingleton<IPersonExport, EfPersonExport>();
        services.AddOptions<PrivacyOptions>().Bind(configuration.GetSection(PrivacyOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<IRetention, EfRetention>();
        services.AddSingleton<IKeptRequests, EfKeptRequests>();
        services.AddSingleton<ITrainingJobStore, EfTrainingJobStore>();
        services.AddSingleton<IStoreReports, EfStoreReports>();
        services.AddSingleton<WorkforceImport>();
        services.AddMetrics();
        services.AddHostedService<StoreGauges>();
        services.AddHostedService<RetentionService>();
        services.AddSources(configuration);
        services.AddEvents(configuration);
        return services;
    }
}
