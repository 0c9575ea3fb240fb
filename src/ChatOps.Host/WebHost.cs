using System.Net.Sockets;
using ChatOps.Channels;
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

        foreach (var url in (builder.Configuration["Urls"] ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries))
            CheckAddress(url);
        builder.WebHost.UseStaticWebAssets();
        builder.Services.AddChatOps(builder.Configuration);
        builder.AddCluster();
        builder.Services.AddChannels(builder.Configuration);
        builder.Services.AddWebChat();
        var app = builder.Build();
        app.MapGet("/health", () => Results.Text("ok"));
        app.MapWebChat();
        app.MapChannels();
        return app;
    }

    /// <summary>
    /// Kestrel takes what it can't read for "everywhere, port 80"; and as long as there is no sign-in nothing but this machine may reach the page.
    /// </summary>
    private static void CheckAddress(string url)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
            throw new RefusedException($"'{url}' is no address to listen on; write it as http://localhost:3978.");
        if (!address.IsLoopback)
        {
            throw new RefusedException(
                $"'{url}' can be reached from other machines, and sign-in is not built yet: use http://localhost:{address.Port}.");
        }
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
