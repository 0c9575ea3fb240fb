namespace ChatOps.Host.SignIn;

/// <summary>Ways to show who one is.</summary>
internal static class Schemes
{
    /// <summary>Chooses one of the others for a request.</summary>
    public const string Any = "Any";

    /// <summary>The cookie of somebody who has signed in to the pages.</summary>
    public const string Cookie = "Cookie";

    /// <summary>The provider that people sign in at.</summary>
    public const string OpenIdConnect = "OpenIdConnect";

    /// <summary>A JSON web token.</summary>
    public const string Bearer = "Bearer";

    /// <summary>An API key, as <c>Authorization: Bearer chatops_...</c> or <c>X-API-Key</c>.</summary>
    public const string ApiKey = "ApiKey";

    /// <summary>This machine in Development, where no sign-in is configured.</summary>
    public const string Development = "Development";

    /// <summary>The header that a key may come in.</summary>
    public const string KeyHeader = "X-API-Key";
}
