using System.Reflection;
using ChatOps.Agent.Conversations;
using ChatOps.Cvs;
using ChatOps.Learning.Ranking;
using ChatOps.Workforce;
using NetArchTest.Rules;

namespace ChatOps.Tests.Architecture;

/// <summary>Host → Channels → Agent → {Learning, Cvs} → Workforce, and nothing the other way.</summary>
public sealed class ReferenceDirectionTests
{
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["ChatOps.Workforce"] = [],
        ["ChatOps.Learning"] = ["ChatOps.Workforce"],
        ["ChatOps.Cvs"] = ["ChatOps.Workforce"],
        ["ChatOps.Agent"] = ["ChatOps.Learning", "ChatOps.Cvs", "ChatOps.Workforce"],
        ["ChatOps.Channels"] = ["ChatOps.Agent", "ChatOps.Learning", "ChatOps.Cvs", "ChatOps.Workforce"],
    };

    [Theory]
    [InlineData("ChatOps.Workforce")]
    [InlineData("ChatOps.Learning")]
    [InlineData("ChatOps.Cvs")]
    [InlineData("ChatOps.Agent")]
    [InlineData("ChatOps.Channels")]
    public void Project_ReferencesAnother_OnlyDownwards(string project)
    {
        var references = Assembly.Load(project).GetReferencedAssemblies()
            .Select(a => a.Name!)
            .Where(n => n.StartsWith("ChatOps.", StringComparison.Ordinal));

        Assert.Empty(references.Except(Allowed[project]));
    }

    [Theory]
    [InlineData(typeof(WorkforceSnapshot), "Microsoft.EntityFrameworkCore")]
    [InlineData(typeof(WorkforceSnapshot), "Npgsql")]
    [InlineData(typeof(WorkforceSnapshot), "Microsoft.SemanticKernel")]
    [InlineData(typeof(CvReader), "Microsoft.EntityFrameworkCore")]
    [InlineData(typeof(CvReader), "Microsoft.SemanticKernel")]
    [InlineData(typeof(CvReader), "System.Net.Http")]
    [InlineData(typeof(Person), "Microsoft.SemanticKernel")]
    [InlineData(typeof(Person), "Microsoft.AspNetCore")]
    [InlineData(typeof(Turn), "Microsoft.EntityFrameworkCore")]
    [InlineData(typeof(Turn), "Microsoft.AspNetCore")]
    [InlineData(typeof(Turn), "MudBlazor")]
    [InlineData(typeof(Turn), "Spectre.Console")]
    public void Project_KnowsNothing_OfWhatIsNotItsBusiness(Type inProject, string forbidden)
    {
        var result = Types.InAssembly(inProject.Assembly).ShouldNot().HaveDependencyOn(forbidden).GetResult();

        Assert.True(result.IsSuccessful, string.Join(", ", result.FailingTypeNames ?? []));
    }
}
