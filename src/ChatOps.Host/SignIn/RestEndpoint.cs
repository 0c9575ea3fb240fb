namespace ChatOps.Host.SignIn;

/// <summary>Marks an endpoint of REST: never opened by a cookie, so that no page of another site can use somebody's.</summary>
/// <param name="Scope">What it takes.</param>
internal sealed record RestEndpoint(string Scope);
