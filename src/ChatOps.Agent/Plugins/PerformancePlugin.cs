using ChatOps.Agent.Access;
using ChatOps.Workforce;

namespace ChatOps.Agent.Plugins;

/// <summary>How people have done, and how they would do.</summary>
internal static class PerformancePlugin
{
    public static IReadOnlyList<FunctionContract> Functions { get; } =
    [
        new("performance.predict_performance", "Predicts how one person would do on one task: quality, timeliness, chance of success, hours, with intervals.", "Predictions of how people would do", Roles.Leaders, Arguments.Task.Required, Arguments.Person.Required) { IsPersonal = true, RestsOn = RankingPlugin.Ranked },
        new("performance.show_performance", "Shows how one person has done so far: history and trend.", "Results of others", Roles.Leaders, Arguments.Person.Required, Arguments.Period) { SelfAllowed = true, IsPersonal = true, RestsOn = [RecordKind.Assignments, RecordKind.Outcomes] },
    ];
}
