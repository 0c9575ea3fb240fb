namespace ChatOps.Host.Health;

/// <summary>Health of the host and of everything it is connected to.</summary>
internal static class HealthServices
{
    public static IServiceCollection AddHealth(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<HealthOptions>().Bind(configuration.GetSection(HealthOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        return services
            .AddSingleton<IHealthProbe, ClusterProbe>()
            .AddSingleton<IHealthProbe, KafkaProbe>()
            .AddSingleton<IHealthProbe, ModelProbe>()
            .AddSingleton<IHealthProbe, RedisProbe>()
            .AddSingleton<IHealthProbe, SlackProbe>()
            .AddSingleton<IHealthProbe, SourcesProbe>()
            .AddSingleton<IHealthProbe, TeamsProbe>()
            .AddSingleton<HealthWatch>()
            .AddHostedService(s => s.GetRequiredService<HealthWatch>())
            .AddSingleton<HostHealth>();
    }
}
