using System.Net.Sockets;
using ChatOps.Host.Commands;
using Microsoft.AspNetCore.Connections;

namespace ChatOps.Host;

/// <summary>The web application.</summary>
internal static class WebHost
{
    public static WebApplication Build(string[] settings)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            Args = settings,
            ContentRootPath = AppContext.BaseDirectory,
            EnvironmentName = HostComposition.EnvironmentName,
            ApplicationName = typeof(WebHost).Assembly.GetName().Name,
        });
        if (!builder.Environment.IsDevelopment())
        {
            throw new RefusedException(
                "Outside Development the host does not start: sign-in is not built yet, and without it everybody could speak as anybody. "
                + "To try it on this machine set ASPNETCORE_ENVIRONMENT=Development.");
        }

        builder.WebHost.UseStaticWebAssets();
        builder.Services.AddChatOps(builder.Configuration);
        builder.Services.AddWebChat();
        var app = builder.Build();
        app.MapGet("/health", () => Results.Text("ok"));
        app.MapWebChat();
        return app;
    }

    public static async Task RunAsync(WebApplication app, CancellationToken cancellationToken)
    {
        try
        {
            await app.StartAsync(cancellationToken);
        }
        catch (IOException e) when (e.InnerException is AddressInUseException or SocketException)
        {
            throw new RefusedException($"The address is in use: {string.Join(", ", app.Urls)}. Stop the other program, or choose another one with: serve --urls http://localhost:4000");
        }

        await app.WaitForShutdownAsync(cancellationToken);
    }
}
