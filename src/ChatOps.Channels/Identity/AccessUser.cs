using ChatOps.Agent.Access;

namespace ChatOps.Channels.Identity;

/// <summary>One user of a channel in the configuration.</summary>
public sealed class AccessUser
{
    /// <summary><c>teams:TENANT/OBJECTID</c> (Teams, and sign-in with Microsoft Entra), <c>slack:TEAM/USERID</c>, or <c>web:HOST/SUBJECT</c> (sign-in with another provider).</summary>
    public string Account { get; set; } = "";

    /// <summary>Id of the person in the company's data; null for somebody who is not in it.</summary>
    public string? Person { get; set; }

    /// <summary>What they may do; null: as <c>Access:Roles</c> says of the person.</summary>
    public Role? Role { get; set; }
}
