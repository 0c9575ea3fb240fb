using System.Net;
using ChatOps.Agent.Access;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Options;

namespace ChatOps.Host.SignIn;

/// <summary>Composition of sign-in.</summary>
internal static class SignInServices
{
    /// <summary>The API keys alone: what the verb needs.</summary>
    public static IServiceCollection AddApiKeys(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<SignInOptions>().Bind(configuration.GetSection(SignInOptions.Section)).ValidateDataAnnotations();
        services.AddSingleton(s => new ApiKeys(s.GetRequiredService<IOptions<SignInOptions>>(), s.GetRequiredService<TimeProvider>()));
        return services;
    }

    /// <summary>Adds who is who, who may do what, and what of proxies is believed.</summary>
    /// <returns>The options, checked: what is composed depends on them.</returns>
    /// <exception cref="OptionsValidationException">They are not right.</exception>
    public static SignInOptions AddSignIn(this WebApplicationBuilder builder)
    {
        var options = builder.Configuration.GetSection(SignInOptions.Section).Get<SignInOptions>() ?? new SignInOptions();
        var check = new SignInOptionsCheck(builder.Configuration, builder.Environment).Validate(null, options);
        if (check.Failed)
            throw new OptionsValidationException(SignInOptions.Section, typeof(SignInOptions), check.Failures);
        ListeningRules.Check(builder.Configuration, options.IsConfigured);
        builder.Services.AddApiKeys(builder.Configuration);
        builder.Services.AddOptions<SignInOptions>().ValidateOnStart();
        builder.AddProxies();
        builder.AddSchemes(options);
        builder.Services.AddPolicies();
        if (options.OpenIdConnect.IsConfigured)
        {
            builder.Services.AddCascadingAuthenticationState();
            builder.Services.AddScoped<ISpeakerDirectory, SignedInSpeakers>();
        }
        else
        {
            builder.Services.AddSingleton<ISpeakerDirectory, DevelopmentSpeakers>();
        }

        return options;
    }

    private static void AddSchemes(this WebApplicationBuilder builder, SignInOptions options)
    {
        var isDevelopment = builder.Environment.IsDevelopment();
        var schemes = builder.Services.AddAuthentication(Schemes.Any)
            .AddPolicyScheme(Schemes.Any, null, any => any.ForwardDefaultSelector = context => Choose(context, options))
            .AddScheme<AuthenticationSchemeOptions, ApiKeyHandler>(Schemes.ApiKey, null);
        if (options.Bearer.IsConfigured)
            schemes.AddJwtBearer(Schemes.Bearer, bearer => TokenSignIn.Configure(bearer, options.Bearer));
        if (options.OpenIdConnect.IsConfigured)
        {
            schemes.AddCookie(Schemes.Cookie, cookie => PageSignIn.Configure(cookie, options, isDevelopment));
            schemes.AddOpenIdConnect(Schemes.OpenIdConnect, oidc => PageSignIn.Configure(oidc, options, isDevelopment));
        }

        if (isDevelopment && !options.IsConfigured)
            schemes.AddScheme<AuthenticationSchemeOptions, DevelopmentHandler>(Schemes.Development, null);
    }

    /// <summary>What is shown in a header decides. Cookies are looked at for pages only.</summary>
    private static string Choose(HttpContext context, SignInOptions options)
    {
        if (ApiKeyHandler.Shown(context.Request) is { } shown)
        {
            return options.Bearer.IsConfigured && !context.Request.Headers.ContainsKey(Schemes.KeyHeader) && !shown.StartsWith(ApiKeys.Prefix, StringComparison.Ordinal)
                ? Schemes.Bearer
                : Schemes.ApiKey;
        }

        if (!options.IsConfigured)
            return Schemes.Development;
        return options.OpenIdConnect.IsConfigured && context.GetEndpoint()?.Metadata.GetMetadata<RestEndpoint>() is null ? Schemes.Cookie : Schemes.ApiKey;
    }

    private static void AddPolicies(this IServiceCollection services)
    {
        var authorization = services.AddAuthorizationBuilder();
        foreach (var scope in Scopes.All)
            authorization.AddPolicy(scope, p => p.RequireAuthenticatedUser().RequireAssertion(c => Caller.Holds(c.User, scope)));
        var pages = new AuthorizationPolicyBuilder().RequireAuthenticatedUser()
            .RequireAssertion(c => c.User.Identities.Any(i => i is { IsAuthenticated: true, AuthenticationType: Schemes.Cookie or Schemes.Development })).Build();
        authorization.AddPolicy(EndpointAccess.Pages, pages).AddPolicy(EndpointAccess.Description, p => p.RequireAuthenticatedUser())
            .SetDefaultPolicy(pages).SetFallbackPolicy(pages);
        services.AddSingleton<IAuthorizationMiddlewareResultHandler, Refusals>();
    }

    private static void AddProxies(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<ProxyOptions>()
            .Bind(builder.Configuration.GetSection(ProxyOptions.Section))
            .Validate(o => o.AreAddresses, "Proxies:Addresses lists addresses or networks, e.g. 10.0.0.7 or 10.1.0.0/16, and never everybody.")
            .ValidateOnStart();
        builder.Services.AddOptions<ForwardedHeadersOptions>().Configure<IOptions<ProxyOptions>>((forwarded, proxies) =>
        {
            forwarded.ForwardedHeaders = proxies.Value.Addresses.Count > 0 ? ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto : ForwardedHeaders.None;
            forwarded.KnownProxies.Clear();
            forwarded.KnownIPNetworks.Clear();
            foreach (var address in proxies.Value.Addresses)
            {
                if (IPAddress.TryParse(address, out var ip))
                    forwarded.KnownProxies.Add(ip);
                else
                    forwarded.KnownIPNetworks.Add(System.Net.IPNetwork.Parse(address));
            }
        });
    }
}
