using ChatOps.Agent.Access;
using ChatOps.Agent.Conversations;
using ChatOps.Channels.Intake;
using ChatOps.Channels.Web;
using ChatOps.Host.Components;
using MudBlazor.Services;

namespace ChatOps.Host;

/// <summary>The chat page: services, headers, routes.</summary>
internal static class WebChat
{
    /// <summary>Largest message of the page's connection in bytes: a long paste reaches the page's own limit and gets its sentence.</summary>
    private const long MaxMessageBytes = 2 * 1024 * 1024;

    /// <summary>Only this host. Styles inline, because MudBlazor sets its theme and sizes so.</summary>
    private const string ContentSecurityPolicy =
        "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; "
        + "connect-src 'self' ws: wss:; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

    public static IServiceCollection AddWebChat(this IServiceCollection services)
    {
        services.AddRazorComponents().AddInteractiveServerComponents()
            .AddHubOptions(o => o.MaximumReceiveMessageSize = MaxMessageBytes);
        services.AddMudServices();
        services.AddSingleton<WebConversations>();
        services.AddSingleton<IForgetsPeople>(s => s.GetRequiredService<WebConversations>());
        services.AddSingleton<IProactiveChannel>(s => s.GetRequiredService<WebConversations>());
        services.AddSingleton<ISpeakerDirectory, DevelopmentSpeakers>();
        return services;
    }

    public static void MapWebChat(this WebApplication app)
    {
        app.Use((context, next) =>
        {
            var headers = context.Response.Headers;
            headers.ContentSecurityPolicy = ContentSecurityPolicy;
            headers.XContentTypeOptions = "nosniff";
            headers["Referrer-Policy"] = "no-referrer";
            return next(context);
        });
        app.UseAntiforgery();
        app.MapStaticAssets();
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode();
    }
}
