using static ChatOps.Tests.Workforce.Sources.Collecting;

namespace ChatOps.Tests.Workforce.Sources;

/// <summary>Several systems that give the same kind of record, of which one was there before the other.</summary>
public sealed class PrecedenceTests : IAsyncLifetime
{
    private Collecting _company = null!;

    public async Task InitializeAsync()
    {
        _company = await Collecting.CreateAsync();
        _company.MySql.With(Somebody("U1", department: "From MySQL"), Somebody("U2", department: "From MySQL"));
        _company.Neo4j.With(Somebody("U1", department: "From the graph"), Somebody("U3", department: "From the graph"));
        await _company.CollectAsync();
        _company.Options.Systems["People"] = "mysql,neo4j";
    }

    public async Task DisposeAsync() => await _company.DisposeAsync();

    [Fact]
    public async Task Collect_ASecondSystemIsAdded_TheFirstKeepsItsPrecedence()
    {
        await _company.CollectAsync();

        Assert.Equal(["U1 From MySQL", "U2 From MySQL", "U3 From the graph"], await PeopleAsync());
    }

    [Fact]
    public async Task Collect_ASecondSystemIsAddedWhileTheFirstIsDown_WaitsForTheFirst()
    {
        _company.MySql.Down = "mysql can't be reached.";
        await _company.CollectAsync();
        var before = await PeopleAsync();
        _company.MySql.Down = null;
        await _company.CollectAsync();

        Assert.Equal(["U1 From MySQL", "U2 From MySQL"], before);
        Assert.Equal(["U1 From MySQL", "U2 From MySQL", "U3 From the graph"], await PeopleAsync());
    }

    [Fact]
    public async Task Collect_TheFirstIsAloneForAWhile_WhatItChangedThenHolds()
    {
        await _company.CollectAsync();
        _company.Options.Systems.Remove("People");
        _company.MySql.With(Somebody("U1", department: "Changed"));
        await _company.CollectAsync();
        _company.Options.Systems["People"] = "mysql,neo4j";
        _company.Neo4j.With(Somebody("U1", department: "From the graph again"));

        await _company.CollectAsync();

        Assert.Contains("U1 Changed", await PeopleAsync());
    }

    private async Task<IEnumerable<string>> PeopleAsync() => (await _company.ReadAsync()).People.Select(p => $"{p.Id} {p.Department}");
}
