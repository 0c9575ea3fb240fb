using ChatOps.Agent;
using ChatOps.Cvs;
using ChatOps.Host.SignIn;
using ChatOps.Learning;
using ChatOps.Workforce;

namespace ChatOps.Host;

/// <summary>What the host and every verb are made of.</summary>
internal static class HostComposition
{
    /// <summary>The environment where none is set: Development from a build, Production from a publish.</summary>
    public static string EnvironmentName =>
        Environment.GetEnvironmentVariable("ASPNETCORE_ENVIRONMENT")
        ?? Environment.GetEnvironmentVariable("DOTNET_ENVIRONMENT")
        ?? AppContext.GetData("ChatOps.DefaultEnvironment") as string
        ?? Environments.Production;

    public static IServiceCollection AddChatOps(this IServiceCollection services, IConfiguration configuration) => services
        .AddWorkforce(configuration)
        .AddLearning(configuration)
        .AddCvs(configuration)
        .AddAgent(configuration)
        .AddSingleton<FirstStart>();

    /// <summary>The services of a verb: the same as the host's, logging only what needs attention, to standard error.</summary>
    /// <param name="settings">Configuration that goes before all other; null for none.</param>
    /// <param name="add">Services of the verb's own; null for none.</param>
    public static IHost BuildForVerb(IReadOnlyDictionary<string, string?>? settings = null, Action<IServiceCollection>? add = null)
    {
        var builder = Microsoft.Extensions.Hosting.Host.CreateApplicationBuilder(new HostApplicationBuilderSettings
        {
            ContentRootPath = AppContext.BaseDirectory,
            EnvironmentName = EnvironmentName,
        });
        if (settings is not null)
            builder.Configuration.AddInMemoryCollection(settings);
        builder.Logging.ClearProviders();
        builder.Logging.AddConsole(o => o.LogToStandardErrorThreshold = LogLevel.Trace).SetMinimumLevel(LogLevel.Warning);
        builder.Logging.AddFilter(null, LogLevel.Warning);
        builder.Services.AddChatOps(builder.Configuration);
        builder.Services.AddApiKeys(builder.Configuration);
        add?.Invoke(builder.Services);
        return builder.Build();
    }
}
