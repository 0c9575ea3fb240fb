using System.Net;
using System.Text;
using ChatOps.Host.SignIn;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace ChatOps.IntegrationTests.Rest;

/// <summary>Every endpoint that the host has, found by asking it: who may call it, and that nobody else may.</summary>
[Collection(RestHostCollection.Name)]
public sealed class EndpointAccessTests(RestHost host)
{
    /// <summary>What is open, and nothing else may be.</summary>
    private static readonly string[] Open = ["/api/messages", "/health", "/ml-service/actuator/health", "/slack/commands", "/slack/events", "/slack/interactions"];

    /// <summary>Scalar's own scripts, which its package opens: the same for everybody, and the page that loads them is closed.</summary>
    private static readonly string?[] OfScalar = ["/scalar/scalar.js", "/scalar/scalar.aspnetcore.js", "/scalar/favicon.svg"];

    /// <summary>All but the framework's help for hosts that run from a build: it answers for files of wwwroot that are there and for no other path.</summary>
    private RouteEndpoint[] Endpoints => [.. host.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().Where(e => e.RoutePattern.RawText != "{**path:file}")];

    [Fact]
    public void Endpoints_ThatAreOpen_AreTheseAndSayWhy()
    {
        var open = Endpoints.Where(e => e.Metadata.GetMetadata<IAllowAnonymous>() is not null).ToArray();

        Assert.All(open.Where(e => !OfScalar.Contains(e.RoutePattern.RawText)), e => Assert.NotNull(e.Metadata.GetMetadata<OpenEndpoint>()));
        Assert.Equal(Open, open.Where(e => !IsStaticAsset(e) && !OfScalar.Contains(e.RoutePattern.RawText)).Select(e => e.RoutePattern.RawText).Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Endpoints_CallerWhoSaysNothing_IsRefusedEverywhere()
    {
        using var client = host.Client();
        var closed = Endpoints.Where(e => e.Metadata.GetMetadata<IAllowAnonymous>() is null).ToArray();
        Assert.True(closed.Length >= 12, $"Only {closed.Length} endpoints were found.");

        foreach (var endpoint in closed)
        {
            foreach (var method in Methods(endpoint))
            {
                using var response = await client.SendAsync(Request(endpoint, method));
                Assert.True(response.StatusCode == HttpStatusCode.Unauthorized, $"{method} {endpoint.RoutePattern.RawText} answered {(int)response.StatusCode}.");
            }
        }
    }

    [Fact]
    public async Task RestEndpoints_KeyWithEveryOtherScope_Is403()
    {
        var rest = Endpoints.Where(e => e.Metadata.GetMetadata<RestEndpoint>() is not null).ToArray();
        Assert.True(rest.Length >= 10);

        foreach (var endpoint in rest)
        {
            var scope = endpoint.Metadata.GetMetadata<RestEndpoint>()!.Scope;
            using var client = host.Client(host.KeyFor([.. Scopes.All.Where(s => s != scope && s != Scopes.Admin)]));
            foreach (var method in Methods(endpoint))
            {
                using var response = await client.SendAsync(Request(endpoint, method));
                Assert.True(response.StatusCode == HttpStatusCode.Forbidden, $"{method} {endpoint.RoutePattern.RawText} answered {(int)response.StatusCode} to a key without {scope}.");
                Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
            }
        }
    }

    [Fact]
    public async Task RestEndpoints_PersonByRole_MayWhatTheRoleMayInChat()
    {
        foreach (var endpoint in Endpoints.Where(e => e.Metadata.GetMetadata<RestEndpoint>() is not null))
        {
            var scope = endpoint.Metadata.GetMetadata<RestEndpoint>()!.Scope;
            foreach (var (subject, role) in new[] { ("nobody", Agent.Access.Role.Employee), ("lena", Agent.Access.Role.Manager), ("hal", Agent.Access.Role.Hr), ("ada", Agent.Access.Role.Admin) })
            {
                using var client = host.Client(host.Provider.AccessToken(new() { ["sub"] = subject, ["scope"] = string.Join(' ', Scopes.All) }));
                using var response = await client.SendAsync(Request(endpoint, Methods(endpoint)[0]));
                var isLetIn = response.StatusCode is not (HttpStatusCode.Forbidden or HttpStatusCode.Unauthorized);
                Assert.True(isLetIn == (Scopes.Of(role).Contains(scope) || role == Agent.Access.Role.Admin), $"{role}, {endpoint.RoutePattern.RawText}: {(int)response.StatusCode}");
            }
        }
    }

    [Fact]
    public async Task RestEndpoints_CookieOfAnAdmin_OpensNone()
    {
        var browser = await Browser.SignedInAsync(host, "ada");

        foreach (var endpoint in Endpoints.Where(e => e.Metadata.GetMetadata<RestEndpoint>() is not null))
        {
            using var response = await browser.SendAsync(Request(endpoint, Methods(endpoint)[0]));
            Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        }
    }

    [Fact]
    public async Task Pages_KeyThatOpensEverything_Is403()
    {
        using var client = host.Client(host.KeyFor(Scopes.Admin));

        foreach (var endpoint in Endpoints.Where(e => e.Metadata.GetMetadata<RestEndpoint>() is null && e.Metadata.GetMetadata<IAllowAnonymous>() is null
            && e.Metadata.GetOrderedMetadata<IAuthorizeData>().All(a => a.Policy != EndpointAccess.Description)))
        {
            using var response = await client.SendAsync(Request(endpoint, Methods(endpoint)[0]));
            Assert.True(response.StatusCode == HttpStatusCode.Forbidden, $"{endpoint.RoutePattern.RawText}: {(int)response.StatusCode}");
        }
    }

    private static bool IsStaticAsset(RouteEndpoint endpoint) => endpoint.Metadata.Any(m => m.GetType().Name == "StaticAssetDescriptor");

    private static string[] Methods(RouteEndpoint endpoint) => endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods is { Count: > 0 } methods ? [.. methods] : ["GET", "POST"];

    private static HttpRequestMessage Request(RouteEndpoint endpoint, string method)
    {
        var path = string.Join('/', endpoint.RoutePattern.PathSegments.Select(s => string.Concat(s.Parts.Select(p => p is Microsoft.AspNetCore.Routing.Patterns.RoutePatternLiteralPart literal ? literal.Content : "1"))));
        var request = new HttpRequestMessage(new HttpMethod(method), "/" + path);
        var takesForm = endpoint.Metadata.GetMetadata<Microsoft.AspNetCore.Http.Metadata.IAcceptsMetadata>()?.ContentTypes.Contains("application/x-www-form-urlencoded") == true;
        if (method == "POST")
            request.Content = takesForm ? new FormUrlEncodedContent([new("confirmed", "true")]) : new StringContent("{}", Encoding.UTF8, "application/json");
        return request;
    }
}
