namespace ChatOps.Host.SignIn;

/// <summary>Marks an endpoint that needs no sign-in.</summary>
/// <param name="Why">Why not.</param>
internal sealed record OpenEndpoint(string Why);
