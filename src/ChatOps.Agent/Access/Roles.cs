namespace ChatOps.Agent.Access;

/// <summary>The groups of roles that the contract of chat functions speaks of.</summary>
internal static class Roles
{
    public static readonly IReadOnlyList<Role> Everybody = [Role.Employee, Role.Manager, Role.Hr, Role.Admin];
    public static readonly IReadOnlyList<Role> Leaders = [Role.Manager, Role.Hr, Role.Admin];
    public static readonly IReadOnlyList<Role> ManagersAndAdmins = [Role.Manager, Role.Admin];
    public static readonly IReadOnlyList<Role> HrAndAdmins = [Role.Hr, Role.Admin];
    public static readonly IReadOnlyList<Role> Admins = [Role.Admin];
}
