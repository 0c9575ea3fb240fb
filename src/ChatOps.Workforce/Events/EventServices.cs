using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace ChatOps.Workforce.Events;

/// <summary>Composition of the events. Only a serving host reads and sends; verbs just write into the outbox.</summary>
internal static class EventServices
{
    public static IServiceCollection AddEvents(this IServiceCollection services, IConfiguration configuration)
    {
        var section = configuration.GetSection(KafkaOptions.Section);
        services.AddOptions<KafkaOptions>().Bind(section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<EventApplier>();
        services.AddSingleton<EventOutcomes>();
        services.AddSingleton<DeadLetters>();
        services.AddSingleton(s => new EventReplay(s.GetRequiredService<EventApplier>(), s.GetRequiredService<DeadLetters>()));
        var options = section.Get<KafkaOptions>() ?? new KafkaOptions();
        if (!options.IsOn)
            return services;
        services.AddMetrics();
        services.AddSingleton<EventMetrics>();
        services.AddSingleton<BrokerCheck>();
        services.AddSingleton<BrokerLog>();
        services.AddHostedService<EventMemory>();
        services.AddHostedService<EventConsumer>();
        if (!options.SendsOwn)
            return services;
        services.AddSingleton<EventOutbox>();
        services.AddHostedService<OutboxSender>();
        return services;
    }
}
