using ChatOps.Agent.Access;
using MudBlazor;

namespace ChatOps.Host.Dashboard;

/// <summary>All pages of the dashboard, in the order of the menu.</summary>
internal static class DashboardPages
{
    public static DashboardPage Overview { get; } = new("/dashboard", "Overview", Icons.Material.Outlined.SpaceDashboard, "ranking.list_tasks");

    public static DashboardPage Tasks { get; } = new("/dashboard/tasks", "Tasks", Icons.Material.Outlined.Checklist, "ranking.list_tasks");

    public static DashboardPage People { get; } = new("/dashboard/people", "People", Icons.Material.Outlined.People, "ranking.find_people");

    public static DashboardPage Models { get; } = new("/dashboard/models", "Models", Icons.Material.Outlined.Insights, "training.model_performance", "training.list_models");

    public static DashboardPage Training { get; } = new("/dashboard/training", "Training", Icons.Material.Outlined.ModelTraining, "training.training_status", "training.experiment_results");

    public static DashboardPage Data { get; } = new("/dashboard/data", "Data", Icons.Material.Outlined.Storage, "training.collect_data");

    public static DashboardPage Fairness { get; } = new("/dashboard/fairness", "Fairness", Icons.Material.Outlined.Balance, "training.fairness_report");

    /// <summary>Chat has no function for the audit; whoever may change all data may see who did what with it, as with the scope of the same name.</summary>
    public static DashboardPage Audit { get; } = new("/dashboard/audit", "Audit", Icons.Material.Outlined.Policy, "training.import_data") { Denial = "The audit is for admins." };

    /// <summary>All of them.</summary>
    public static IReadOnlyList<DashboardPage> All { get; } = [Overview, Tasks, People, Models, Training, Data, Fairness, Audit];

    /// <summary>Those that a speaker may open.</summary>
    public static IReadOnlyList<DashboardPage> For(Speaker speaker) => [.. All.Where(p => p.Allows(speaker))];
}
