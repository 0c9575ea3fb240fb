using ChatOps.Learning.Performance;
using ChatOps.Learning.Ranking;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
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
        services.AddSingleton(s => new ModelFile<RankingModel>(s.GetRequiredService<IOptions<LearningOptions>>().Value.ModelPath, "ranking"));
        services.AddSingleton(s => new ModelFile<PerformanceModel>(s.GetRequiredService<IOptions<LearningOptions>>().Value.PerformancePath, "performance"));
        services.AddSingleton<ModelTrainer>();
        services.AddSingleton<RankingProvider>();
        return services;
    }
}
