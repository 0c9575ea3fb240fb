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
