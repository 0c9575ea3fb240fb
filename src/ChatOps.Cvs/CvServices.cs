using Microsoft.Extensions.AI;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ChatOps.Cvs;

/// <summary>Composition of this project.</summary>
public static class CvServices
{
    /// <summary>Adds the reader of CVs. It asks the registered <see cref="IChatClient"/>, where there is one.</summary>
    public static IServiceCollection AddCvs(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<CvOptions>()
            .Bind(configuration.GetSection(CvOptions.Section))
            .ValidateDataAnnotations()
            .ValidateOnStart();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(s => new CvReader(
            s.GetRequiredService<IOptions<CvOptions>>(), s.GetRequiredService<TimeProvider>(), s.GetRequiredService<ILogger<CvReader>>(), s.GetService<IChatClient>()));
        return services;
    }
}
