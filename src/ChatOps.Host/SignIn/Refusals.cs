using ChatOps.Agent.Planning;
using ChatOps.Agent.Replies;
using ChatOps.Host.Rest;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;

namespace ChatOps.Host.SignIn;

/// <summary>Says to a caller of REST who may not what is missing, and writes it down. People are sent to sign in instead.</summary>
internal sealed class Refusals(RestAudit audit) : IAuthorizationMiddlewareResultHandler
{
    private readonly AuthorizationMiddlewareResultHandler _others = new();

    public async Task HandleAsync(RequestDelegate next, HttpContext context, AuthorizationPolicy policy, PolicyAuthorizationResult authorizeResult)
    {
        if (context.GetEndpoint() is not RouteEndpoint)
        {
            await next(context); // nothing is there, or the router's own "not this method", "not this type of content": a status and nothing else
            return;
        }

        if (authorizeResult.Succeeded || context.GetEndpoint()?.Metadata.GetMetadata<RestEndpoint>() is not { } endpoint)
        {
            await _others.HandleAsync(next, context, policy, authorizeResult);
            return;
        }

        if (authorizeResult.Challenged)
        {
            context.Response.Headers.WWWAuthenticate = "Bearer";
            await RestProblem.WriteAsync(
                context, StatusCodes.Status401Unauthorized,
                ApiKeyHandler.Shown(context.Request) is null
                    ? "Say who you are: Authorization: Bearer with an API key (chatops keys add) or a token of your provider."
                    : "The key or token is not valid here: unknown, lapsed, revoked, or for somebody else. Get a new one.");
            return;
        }

        await RestProblem.WriteAsync(
            context, StatusCodes.Status403Forbidden,
            $"This takes the scope {endpoint.Scope}; people need one of these roles besides: {Scopes.RolesWith(endpoint.Scope)}.");
        if (Caller.Of(context.User) is { } caller)
            audit.Note(context, caller, PlannedCall.Of("rest.call", ("path", context.Request.Path), ("scope", endpoint.Scope)), ReplyOutcome.Denied, rankingVersion: 0);
    }
}
