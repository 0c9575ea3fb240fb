using System.Globalization;
using ChatOps.Host.Health;
using ChatOps.Host.SignIn;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Scalar.AspNetCore;

namespace ChatOps.Host.Rest;

/// <summary>The description of REST: OpenAPI at <c>/openapi/v1.json</c>, and a page to read and try it at <c>/scalar</c>.</summary>
internal static class RestDescription
{
    private const string ScalarPath = "/scalar";

    private const string Text =
        "Ranks people for tasks, foretells performance and trains, by the same services as the chat. Programs show an API key (`chatops keys add`) or a JSON web token of the provider; "
        + "errors are `application/problem+json`. Reads carry an `ETag`, writes take an `Idempotency-Key`.";

    public static void Add(IServiceCollection services) => services.AddOpenApi(options =>
    {
        options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_0; // what generators of clients read today
        options.ShouldInclude = description => description.ActionDescriptor.EndpointMetadata.Any(m => m is RestEndpoint or HealthEndpoint);
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info = new OpenApiInfo { Title = "ChatOps", Version = "1", Description = Text };
            document.Servers?.Clear();
            document.Components ??= new OpenApiComponents();
            document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
            {
                [Schemes.Bearer] = new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer", Description = "An API key or a JSON web token." },
                [Schemes.ApiKey] = new OpenApiSecurityScheme { Type = SecuritySchemeType.ApiKey, In = ParameterLocation.Header, Name = Schemes.KeyHeader, Description = "An API key." },
            };
            return Task.CompletedTask;
        });
        options.AddOperationTransformer(DescribeAsync);
    });

    public static void Map(WebApplication app)
    {
        app.MapOpenApi().RequireAuthorization(EndpointAccess.Description);
        app.MapScalarApiReference(ScalarPath, options =>
        {
            options.DynamicNonce = true;
            options.WithTitle("ChatOps").DisableTelemetry().DisableAgent().DisableMcp();
            options.DefaultFonts = false;
            options.ShowDeveloperTools = DeveloperToolsVisibility.Never; // they send the description to somebody else
        }).RequireAuthorization(EndpointAccess.Description);
    }

    /// <summary>The page begins its own script with a line of script: that one line is let through by a number that is used once.</summary>
    public static void UseNonce(IApplicationBuilder app) => app.UseWhen(c => c.Request.Path.StartsWithSegments(ScalarPath, StringComparison.Ordinal), page => page.Use((context, next) =>
    {
        context.Response.OnStarting(() =>
        {
            var headers = context.Response.Headers;
            if (context.Items[ScalarOptions.NonceHttpContextItemKey] is string nonce)
                headers.ContentSecurityPolicy = headers.ContentSecurityPolicy.ToString().Replace("script-src 'self'", $"script-src 'self' 'nonce-{nonce}'", StringComparison.Ordinal);
            return Task.CompletedTask;
        });
        return next(context);
    }));

    private static Task DescribeAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        if (metadata.OfType<RestEndpoint>().LastOrDefault() is { } endpoint)
        {
            operation.Description = $"{operation.Description} Takes the scope `{endpoint.Scope}`.".Trim();
            operation.Security =
            [
                new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(Schemes.Bearer, context.Document)] = [] },
                new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(Schemes.ApiKey, context.Document)] = [] },
            ];
        }

        if (metadata.OfType<IdempotentWrite>().Any())
        {
            (operation.Parameters ??= []).Add(new OpenApiParameter
            {
                Name = IdempotencyFilter.Header,
                In = ParameterLocation.Header,
                Required = false,
                Description = "Any text of your own, e.g. a UUID: what comes twice with the same one is done once.",
                Schema = new OpenApiSchema { Type = JsonSchemaType.String, MaxLength = 200 },
            });
        }

        if (metadata.OfType<RestExample>().LastOrDefault() is { } example)
        {
            foreach (var content in operation.RequestBody?.Content?.Values ?? [])
                Put(content, example.Request);
            if (example.Response is not { } answer)
                return Task.CompletedTask;
            foreach (var response in (operation.Responses ?? []).Where(r => int.Parse(r.Key, CultureInfo.InvariantCulture) < 300))
            {
                foreach (var content in response.Value.Content?.Values ?? [])
                    Put(content, answer);
            }
        }

        return Task.CompletedTask;
    }

    private static void Put(OpenApiMediaType content, System.Text.Json.Nodes.JsonNode example) => content.Example = example.DeepClone();
}
