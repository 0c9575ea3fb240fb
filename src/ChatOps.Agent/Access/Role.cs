namespace ChatOps.Agent.Access;

/// <summary>What somebody may do. Unknown speakers are employees.</summary>
public enum Role
{
    Employee,
    Manager,
    Hr,
    Admin,
}
