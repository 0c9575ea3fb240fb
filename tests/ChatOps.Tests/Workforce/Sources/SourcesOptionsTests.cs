using ChatOps.Workforce;
using ChatOps.Workforce.Sources.Systems;

namespace ChatOps.Tests.Workforce.Sources;

public sealed class SourcesOptionsTests
{
    private static readonly SourcesOptionsCheck Check = new();

    [Fact]
    public void Validate_TheDefaults_AreRightAndConnectNothing()
    {
        Assert.True(Check.Validate(null, new SourcesOptions()).Succeeded);
        Assert.Empty(SourceLayout.Of(new SourcesOptions(), _ => false).SystemsOf(RecordKind.People));
    }

    [Fact]
    public void Validate_WhatIsWrong_IsSaidWithoutSecrets()
    {
        var options = new SourcesOptions { Layout = "other", MySql = { ConnectionString = "Server=x;Nonsense=hunter2" }, Neo4j = { Url = "http://graph:7474", User = "u", Password = "hunter2" } };
        options.Systems["Cats"] = "neo4j";
        options.Systems["People"] = "oracle";
        options.Tables["mysql"] = new() { ["users"] = "users; DROP TABLE x" };
        options.Fields["mysql"] = new() { ["People"] = new() { ["department"] = "a`b" } };

        var failures = string.Join('\n', Check.Validate(null, options).Failures!);

        foreach (var part in new[] { "Sources:Layout", "Cats", "oracle", "Sources:Tables:mysql:users", "department", "Sources__MySql__ConnectionString can't be read", "unencrypted" })
            Assert.Contains(part, failures, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", failures, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_AKindFromElsewhere_GoesBeforeTheLayout()
    {
        var options = new SourcesOptions();
        options.Systems["people"] = "mysql, neo4j";
        options.Systems["Workloads"] = "none";

        var layout = SourceLayout.Of(options, s => s != SystemNames.Csv);

        Assert.Equal(["mysql", "neo4j"], layout.SystemsOf(RecordKind.People));
        Assert.Empty(layout.SystemsOf(RecordKind.Workloads));
        Assert.Equal([RecordKind.Skills], layout.KindsOf("mongodb"));
    }
}
