using System.Text.Json.Serialization;

namespace ChatOps.Channels.Teams.Protocol;

/// <summary>Somebody of a conversation, as the connector knows them.</summary>
/// <param name="AadObjectId">Entra object id; the connector writes it as <c>aadObjectId</c> or <c>objectId</c>.</param>
/// <param name="UserRole"><c>user</c> or <c>guest</c>.</param>
internal sealed record TeamsMember(
    string? Id, string? Name, string? AadObjectId, string? ObjectId, string? Email, string? UserPrincipalName, string? TenantId, string? UserRole)
{
    /// <summary>Whether it is somebody of another organisation.</summary>
    [JsonIgnore]
    public bool IsGuest => string.Equals(UserRole, "guest", StringComparison.OrdinalIgnoreCase)
        || UserPrincipalName?.Contains("#EXT#", StringComparison.OrdinalIgnoreCase) == true;
}
