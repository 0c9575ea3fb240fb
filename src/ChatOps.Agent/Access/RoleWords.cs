namespace ChatOps.Agent.Access;

/// <summary>Roles in words.</summary>
internal static class RoleWords
{
    /// <summary>"managers, HR and admins".</summary>
    public static string List(IReadOnlyList<Role> roles) => roles.Count == 1
        ? Of(roles[0])
        : $"{string.Join(", ", roles.SkipLast(1).Select(Of))} and {Of(roles[^1])}";

    private static string Of(Role role) => role switch
    {
        Role.Employee => "employees",
        Role.Manager => "managers",
        Role.Hr => "HR",
        _ => "admins",
    };
}
