namespace ChatOps.Host.SignIn;

/// <summary>JSON web tokens that REST takes.</summary>
public sealed class BearerOptions
{
    /// <summary>Address of who issues them; null: no tokens are taken.</summary>
    public Uri? Authority { get; set; }

    /// <summary>What they have to be for, e.g. <c>api://chatops</c>. Not the client id of the pages: what signs somebody in to a page opens no REST.</summary>
    public string? Audience { get; set; }

    /// <summary>Whether everything that is needed is there.</summary>
    public bool IsConfigured => Authority is not null && !string.IsNullOrWhiteSpace(Audience);

    /// <summary>Whether anything is there.</summary>
    public bool IsBegun => Authority is not null || !string.IsNullOrWhiteSpace(Audience);
}
