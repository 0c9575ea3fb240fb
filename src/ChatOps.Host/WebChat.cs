using ChatOps.Agent.Conversations;
using ChatOps.Channels.Intake;
using ChatOps.Channels.Web;
using ChatOps.Host.Components;
using ChatOps.Host.Dashboard;
using ChatOps.Host.SignIn;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc;
using MudBlazor.Services;

namespace ChatOps.Host;

/// <summary>The chat page: services, routes.</summary>
internal static class WebChat
{
    /// <summary>Largest message of the page's connection in bytes: a long paste reaches the page's own limit and gets its sentence.</summary>
    private const long MaxMessageBytes = 2 * 1024 * 1024;

    public static IServiceCollection AddWebChat(this IServiceCollection services, bool isDevelopment)
    {
        services.AddRazorComponents().AddInteractiveServerComponents()
            .AddHubOptions(o => o.MaximumReceiveMessageSize = MaxMessageBytes);
        services.AddMudServices();
        services.AddDashboard();
        services.AddAntiforgery(o =>
        {
            o.Cookie.Name = isDevelopment ? "chatops-form" : "__Host-chatops-form";
            o.Cookie.SameSite = SameSiteMode.Strict;
            o.Cookie.SecurePolicy = isDevelopment ? CookieSecurePolicy.SameAsRequest : CookieSecurePolicy.Always;
        });
        services.AddSingleton<WebConversations>();
        services.AddSingleton<IForgetsPeople>(s => s.GetRequiredService<WebConversations>());
        services.AddSingleton<IProactiveChannel>(s => s.GetRequiredService<WebConversations>());
        return services;
    }

    public static void MapWebChat(this WebApplication app, SignInOptions signIn)
    {
        app.MapStaticAssets().OpenBecause("Styles and scripts are the same for everybody and hold no data.");
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode(o => o.ContentSecurityFrameAncestorsPolicy = "'none'").RequireAuthorization(EndpointAccess.Pages);
        if (signIn.OpenIdConnect.IsConfigured)
            app.MapPost("/sign-out", SignOutAsync).RequireAuthorization(EndpointAccess.Pages);
    }

    /// <summary>Ends the session here; the provider's is its own. A form of this host's pages, checked as such.</summary>
    private static async Task<IResult> SignOutAsync(HttpContext context, [FromForm] bool confirmed)
    {
        await context.SignOutAsync(Schemes.Cookie);
        return TypedResults.Text("You are signed out here. To end the session at your provider too, sign out there.");
    }
}
