using System.Net;
using System.Reflection;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using ChatOps.Host.Rest;
using ChatOps.Host.SignIn;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace ChatOps.IntegrationTests.Rest;

/// <summary>Every endpoint of REST that takes a body, found by asking the host: what no body may be is refused everywhere, as a problem.</summary>
[Collection(RestHostCollection.Name)]
public sealed class RequestBodyTests(RestHost host)
{
    private const string JsonType = "application/json";

    [Fact]
    public async Task Bodies_ThatNoEndpointTakes_AreProblemsEverywhere()
    {
        var endpoints = host.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<RestEndpoint>() is not null && e.Metadata.GetMetadata<IAcceptsMetadata>() is not null).ToArray();
        Assert.True(endpoints.Length >= 6, $"Only {endpoints.Length} endpoints were found.");

        foreach (var endpoint in endpoints)
        {
            var path = endpoint.RoutePattern.RawText!;
            using var client = host.Client(host.KeyFor(endpoint.Metadata.GetMetadata<RestEndpoint>()!.Scope));
            foreach (var (body, type, status) in Wrong(endpoint.Metadata.GetMetadata<IAcceptsMetadata>()!.RequestType!))
            {
                using var response = await client.PostAsync(path, new StringContent(body, Encoding.UTF8, type));

                var says = await response.Content.ReadAsStringAsync();
                Assert.True((int)response.StatusCode == status, $"{path} answered {(int)response.StatusCode} instead of {status} to {type} {body[..Math.Min(80, body.Length)]}: {says}");
                Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
                Assert.False(string.IsNullOrWhiteSpace((string?)JsonNode.Parse(says)!["detail"]), path);
            }
        }
    }

    private static IEnumerable<(string Body, string Type, int Status)> Wrong(Type request)
    {
        yield return ("""{"nope":1}""", JsonType, 400);
        yield return ("null", JsonType, 400);
        yield return ("[]", JsonType, 400);
        yield return ("\"text\"", JsonType, 400);
        yield return ("{", JsonType, 400);
        yield return ("""{"a":1,}""", JsonType, 400);
        yield return ($"{{\"nope\":{new string('[', 200)}{new string(']', 200)}}}", JsonType, 400);
        yield return ($"{{\"nope\":\"{new string('x', RestBody.MaxBytes)}\"}}", JsonType, (int)HttpStatusCode.RequestEntityTooLarge);
        yield return ("a=1&b=2", "application/x-www-form-urlencoded", (int)HttpStatusCode.UnsupportedMediaType);
        yield return ("{}", "text/plain", (int)HttpStatusCode.UnsupportedMediaType);
        foreach (var property in request.GetProperties().Where(p => p.GetCustomAttribute<JsonIgnoreAttribute>() is null))
        {
            var name = property.GetCustomAttribute<JsonPropertyNameAttribute>()?.Name ?? JsonNamingPolicy.CamelCase.ConvertName(property.Name);
            yield return ($"{{\"{name}\":{{\"of\":[\"another type\"]}}}}", JsonType, 400);
        }
    }
}
