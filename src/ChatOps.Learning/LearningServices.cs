using ChatOps.Learning.Ranking;
using ChatOps.Learning.Registry;
using ChatOps.Learning.Retraining;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace ChatOps.Learning;

/// <summary>Composition of this project.</summary>
public static class LearningServices
{
    /// <summary>Adds the ranking. Needs the store.</summary>
    public static IServiceCollection AddLearning(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<LearningOptions>()
            .Bind(configuration.GetSection(LearningOptions.Section))
            .ValidateDataAnnotations()
            .ValidateOnStart();
        services.AddOptions<RetrainingOptions>()
            .Bind(configuration.GetSection(RetrainingOptions.Section))
            .ValidateDataAnnotations()
            .ValidateOnStart();
        services.TryAddSingleton<IRegistryFiles>(s => new DiskRegistryFiles(s.GetRequiredService<IOptions<LearningOptions>>().Value.RegistryPath));
        services.AddSingleton<ModelRegistry>();
        services.AddSingleton<ModelPromotion>();
        services.AddSingleton<LiveWatch>();
        services.AddSingleton<TrainingLog>();
        services.AddSingleton<ModelUpdate>();
        services.AddSingleton<OnnxImport>();
        services.AddSingleton<ModelTrainer>();
        services.AddSingleton<RankingProvider>();
        services.AddSingleton<IRankings, ComputedRankings>();
        return services;
    }
}
