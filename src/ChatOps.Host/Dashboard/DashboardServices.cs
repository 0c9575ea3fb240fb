namespace ChatOps.Host.Dashboard;

/// <summary>Composition of the dashboard.</summary>
internal static class DashboardServices
{
    public static IServiceCollection AddDashboard(this IServiceCollection services)
    {
        services.AddScoped<Viewer>();
        services.AddScoped<DashboardTurns>();
        services.AddScoped<AskedAddress>();
        services.AddSingleton<DashboardAccess>();
        services.AddSingleton<Attention>();
        services.AddSingleton<OverviewReader>();
        services.AddSingleton<FairnessReports>();
        services.AddSingleton<AuditExport>();
        return services;
    }
}
