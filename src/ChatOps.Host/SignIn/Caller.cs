using System.Security.Claims;
using ChatOps.Agent.Access;

namespace ChatOps.Host.SignIn;

/// <summary>Who calls: a person, or a program with its key or token.</summary>
/// <param name="Key">What tells callers apart, as the audit names them: <c>U17</c>, <c>key:a1b2c3d4</c>, <c>app:CLIENT</c>.</param>
/// <param name="Role">Role of a person; of a program, Admin if it may do everything, else Employee.</param>
internal sealed record Caller(string Key, Role Role)
{
    public const string KeyClaim = "chatops:caller";
    public const string ScopeClaim = "chatops:scope";
    public const string RoleClaim = "chatops:role";
    public const string AccountClaim = "chatops:account";
    public const string EmailClaim = "chatops:email";
    public const string UntilClaim = "chatops:until";

    /// <summary>Who a request is from; null if it does not say.</summary>
    public static Caller? Of(ClaimsPrincipal user) => user.FindFirstValue(KeyClaim) is { } key
        ? new Caller(key, Enum.TryParse<Role>(user.FindFirstValue(RoleClaim), out var role) ? role : Role.Employee)
        : null;

    /// <summary>Makes the identity of a caller of REST.</summary>
    public static ClaimsIdentity Identity(string scheme, string key, Role role, IEnumerable<string> scopes) => new(
        [new Claim(KeyClaim, key), new Claim(RoleClaim, role.ToString()), .. scopes.Select(s => new Claim(ScopeClaim, s))], scheme);

    /// <summary>Whether a principal holds a scope.</summary>
    public static bool Holds(ClaimsPrincipal user, string scope) => user.HasClaim(ScopeClaim, scope) || user.HasClaim(ScopeClaim, Scopes.Admin);
}
