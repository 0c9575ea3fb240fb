namespace ChatOps.Host.SignIn;

/// <summary>The provider that people sign in at: Microsoft Entra, Keycloak, Okta, any that speaks OpenID Connect.</summary>
public sealed class OpenIdConnectOptions
{
    /// <summary>Address of the provider, e.g. <c>https://login.microsoftonline.com/TENANT/v2.0</c>. Null: nobody can sign in.</summary>
    public Uri? Authority { get; set; }

    /// <summary>Id of this application at the provider.</summary>
    public string? ClientId { get; set; }

    /// <summary>Secret of this application at the provider; never logged.</summary>
    public string? ClientSecret { get; set; }

    /// <summary>
    /// Whether the provider's <c>email</c> is believed where it does not say <c>email_verified</c>. Only for a provider where nobody can set their own address. Default false.
    /// </summary>
    public bool TrustsEmail { get; set; }

    /// <summary>Whether everything that is needed is there.</summary>
    public bool IsConfigured => Authority is not null && !string.IsNullOrWhiteSpace(ClientId) && !string.IsNullOrWhiteSpace(ClientSecret);

    /// <summary>Whether anything is there.</summary>
    public bool IsBegun => Authority is not null || !string.IsNullOrWhiteSpace(ClientId) || !string.IsNullOrWhiteSpace(ClientSecret);
}
