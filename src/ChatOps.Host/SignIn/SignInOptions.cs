using System.ComponentModel.DataAnnotations;

namespace ChatOps.Host.SignIn;

/// <summary>Who may come in, and how they show who they are. Configuration section <c>SignIn</c>. How to set it up: docs/sign-in.md.</summary>
public sealed class SignInOptions
{
    public const string Section = "SignIn";

    /// <summary>The client secret's name in the configuration. It may only come from the environment or from user secrets.</summary>
    public const string ClientSecretKey = Section + ":" + nameof(OpenIdConnect) + ":" + nameof(OpenIdConnectOptions.ClientSecret);

    /// <summary>Whether pages are served. Default true; false where only channels and REST are wanted.</summary>
    public bool Pages { get; set; } = true;

    /// <summary>How long somebody stays signed in to the pages, in hours, 1 to 24. Default 8.</summary>
    [Range(1, 24)]
    public int SessionHours { get; set; } = 8;

    /// <summary>Folder of the API keys' files, of which each holds a hash; hosts of a cluster share one. Default <c>data/keys</c>.</summary>
    [Required]
    public string KeysPath { get; set; } = "data/keys";

    /// <summary>Sign-in of people on the pages.</summary>
    public OpenIdConnectOptions OpenIdConnect { get; set; } = new();

    /// <summary>Tokens of programs for REST.</summary>
    public BearerOptions Bearer { get; set; } = new();

    /// <summary>Whether anybody has to sign in; if not, only this machine is served, and only in Development.</summary>
    public bool IsConfigured => OpenIdConnect.IsConfigured || Bearer.IsConfigured || !Pages;
}
