using System.Net.Sockets;
using ChatOps.Channels;
using ChatOps.Host.Caching;
using ChatOps.Host.Commands;
using ChatOps.Host.Rest;
using ChatOps.Host.SignIn;
using ChatOps.Host.Telemetry;
using Microsoft.AspNetCore.Connections;

namespace ChatOps.Host;

/// <summary>The web application.</summary>
internal static class WebHost
{
    /// <summary>Composes it.</summary>
    /// <param name="settings">Settings of the command line.</param>
    /// <param name="environment">Where it runs; null: as the process says.</param>
    /// <param name="configure">Changes the composition before it is built; null for nothing.</param>
    /// <exception cref="RefusedException">It may not be served like this.</exception>
    public static WebApplication Build(string[] settings, string? environment = null, Action<WebApplicationBuilder>? configure = null)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            Args = settings,
            ContentRootPath = AppContext.BaseDirectory,
            EnvironmentName = environment ?? HostComposition.EnvironmentName,
            ApplicationName = typeof(WebHost).Assembly.GetName().Name,
        });
        configure?.Invoke(builder);
        var signIn = builder.AddSignIn();
        builder.WebHost.UseStaticWebAssets();
        builder.WebHost.ConfigureKestrel(o => o.AddServerHeader = false);
        builder.Services.AddChatOps(builder.Configuration);
        builder.AddCluster();
        builder.Services.AddRankingCache(builder.Configuration);
        builder.AddTelemetry();
        builder.Services.AddChannels(builder.Configuration);
        builder.Services.AddWebChat(builder.Environment.IsDevelopment());
        builder.Services.AddRest(builder.Configuration);
        builder.Services.AddSingleton<FirstQuestion>().AddHostedService(s => s.GetRequiredService<FirstQuestion>());
        var app = builder.Build();
        Use(app);
        app.MapRest();
        app.MapTelemetry();
        if (signIn.Pages)
            app.MapWebChat(signIn);
        app.MapGroup("").OpenBecause("Slack signs what it posts, the Bot Connector brings a token; each receiver checks.").DisableAntiforgery().MapChannels();
        return app;
    }

    /// <summary>The order matters: who it came from, what browsers are told, what is asked for, who asks, how much, whether they may.</summary>
    private static void Use(WebApplication app)
    {
        app.UseForwardedHeaders();
        app.UseSecurityHeaders();
        if (!app.Environment.IsDevelopment())
            app.UseHsts();
        app.UseRestProblems();
        app.UseRouting();
        app.UseAuthentication();
        app.UseRateLimiter();
        app.UseAuthorization();
        app.UseAntiforgery();
    }

    public static async Task RunAsync(WebApplication app, CancellationToken cancellationToken)
    {
        try
        {
            await app.StartAsync(cancellationToken);
        }
        catch (IOException e) when (e.InnerException is AddressInUseException or SocketException)
        {
            throw new RefusedException($"The address is in use: {app.Configuration["Urls"]}. Stop the other program, or choose another one with: serve --urls http://localhost:4000");
        }

        await app.WaitForShutdownAsync(cancellationToken);
    }
}
