namespace ChatOps.Host.SignIn;

/// <summary>Who may call an endpoint. One that says nothing is for people who are signed in to the pages.</summary>
internal static class EndpointAccess
{
    /// <summary>The policy of pages.</summary>
    public const string Pages = "Pages";

    /// <summary>The policy of what describes REST: for signed-in people and for every program that is let in.</summary>
    public const string Description = "Description";

    /// <summary>Makes it part of REST, for callers with a scope of <see cref="Scopes"/>.</summary>
    public static TBuilder RequireScope<TBuilder>(this TBuilder endpoint, string scope)
        where TBuilder : IEndpointConventionBuilder => endpoint.WithMetadata(new RestEndpoint(scope)).RequireAuthorization(scope);

    /// <summary>Opens it to everybody.</summary>
    /// <param name="endpoint">The endpoint.</param>
    /// <param name="why">Why it needs no sign-in.</param>
    public static TBuilder OpenBecause<TBuilder>(this TBuilder endpoint, string why)
        where TBuilder : IEndpointConventionBuilder => endpoint.WithMetadata(new OpenEndpoint(why)).AllowAnonymous();
}
