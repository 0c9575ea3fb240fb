using System.Text.RegularExpressions;
using ChatOps.Agent.Access;
using ChatOps.Agent.Functions;
using ChatOps.Agent.Plugins;
using ChatOps.Tests.Fakes;

namespace ChatOps.Tests.Agent.Plugins;

/// <summary>The catalogue says what the contract says: function by function, argument by argument, role by role.</summary>
public sealed partial class FunctionCatalogueTests
{
    private static readonly Dictionary<string, (string Arguments, string Who)> Contract = File.ReadLines(Samples.Contract)
        .Select(l => Row().Match(l))
        .Where(m => m.Success && m.Groups[1].Value.Contains('.'))
        .ToDictionary(m => m.Groups[1].Value, m => (m.Groups[2].Value.Trim(), m.Groups[3].Value.Trim()));

    [Fact]
    public void All_Functions_AreThoseOfTheContract() => Assert.Equal(Contract.Keys.Order(), FunctionCatalogue.All.Select(f => f.Name).Order());

    [Fact]
    public void All_Arguments_AreThoseOfTheContract() => Assert.All(FunctionCatalogue.All, f =>
    {
        var written = Contract[f.Name].Arguments;
        var wanted = written.StartsWith('(') ? [] : written.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(wanted.Select(a => (a.Split('?')[0], !a.Contains('?'))), f.Arguments.Select(a => (a.Name, a.IsRequired)));
    });

    [Fact]
    public void All_RolesAndConfirmations_AreThoseOfTheContract() => Assert.All(FunctionCatalogue.All, f =>
    {
        var who = Contract[f.Name].Who;
        Assert.Equal(who.Contains("*confirm*", StringComparison.Ordinal), f.Confirms);
        Assert.Equal(who.Contains("E self", StringComparison.Ordinal), f.SelfAllowed);
        var roles = who.Replace("*confirm*", "", StringComparison.Ordinal).Split(',')[0];
        Role[] wanted = roles.Contains("all", StringComparison.Ordinal)
            ? [Role.Employee, Role.Manager, Role.Hr, Role.Admin]
            : [.. roles.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(r => r switch { "E" => Role.Employee, "M" => Role.Manager, "H" => Role.Hr, _ => Role.Admin })];
        Assert.Equal(wanted.Order(), f.Roles.Order());
    });

    /// <summary>
    /// What names a person's performance, or is in a CV, goes to who asked alone. Rankings, comparisons and plans are what a manager asks for in a channel, and say no more of
    /// somebody than that (docs/decisions/0022). Whoever adds a function decides here.
    /// </summary>
    private static readonly string[] s_personal =
    [
        "ranking.explain_ranking", "ranking.record_outcome", "performance.predict_performance", "performance.show_performance",
        "cv.analyze_cv", "cv.show_cv", "cv.correct_cv", "cv.match_cv", "cv.save_cv", "cv.forget_person",
    ];

    private static readonly string[] s_forAllToSee =
    [
        "ranking.rank_candidates", "ranking.compare_candidates", "ranking.find_people", "ranking.show_task", "ranking.list_tasks", "ranking.show_workload",
        "ranking.plan_assignments", "ranking.apply_plan", "ranking.assign_task", "ranking.undo_assignment",
        "training.start_training", "training.stop_training", "training.training_status", "training.model_performance", "training.list_models", "training.promote_model",
        "training.rollback_model", "training.schedule_training", "training.show_schedule", "training.cancel_schedule", "training.start_experiment", "training.stop_experiment",
        "training.experiment_results", "training.drift_report", "training.fairness_report", "training.collect_data", "training.import_data", "help.help",
    ];

    public static TheoryData<string, bool> Decided
    {
        get
        {
            var decided = new TheoryData<string, bool>();
            foreach (var name in s_personal.Concat(s_forAllToSee))
                decided.Add(name, s_personal.Contains(name));
            return decided;
        }
    }

    [Theory]
    [MemberData(nameof(Decided))]
    public void Find_Function_IsPersonalWhereItTellsHowSomebodyDoes(string name, bool isPersonal) => Assert.Equal(isPersonal, FunctionCatalogue.Find(name)!.IsPersonal);

    [Fact]
    public void All_Functions_HaveBeenDecidedOn() => Assert.Equal(FunctionCatalogue.All.Select(f => f.Name).Order(), s_personal.Concat(s_forAllToSee).Order());

    [Fact]
    public void Build_Plugins_DescribeEveryFunctionAndArgumentForAModel()
    {
        var plugins = PluginBuilder.Build(new Dictionary<string, IChatFunction>());

        Assert.Equal(["cv", "help", "performance", "ranking", "training"], plugins.Select(p => p.Name).Order());
        Assert.All(plugins.SelectMany(p => p), f =>
        {
            var contract = FunctionCatalogue.Find($"{f.PluginName}.{f.Name}")!;
            Assert.NotEmpty(f.Description);
            Assert.Equal(contract.Arguments.Select(a => (a.Name, a.IsRequired)), f.Metadata.Parameters.Select(p => (p.Name, p.IsRequired)));
            Assert.All(f.Metadata.Parameters, p => Assert.NotNull(p.Schema));
        });
    }

    [GeneratedRegex(@"^\|\s*([a-z_.]+)\s*\|([^|]*)\|([^|]*)\|")]
    private static partial Regex Row();
}
