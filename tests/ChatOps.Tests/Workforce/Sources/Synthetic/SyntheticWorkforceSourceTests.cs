using System.Text.Json;
using ChatOps.Workforce;
using ChatOps.Workforce.Sources.Synthetic;

namespace ChatOps.Tests.Workforce.Sources.Synthetic;

public sealed class SyntheticWorkforceSourceTests
{
    [Fact]
    public async Task OpenAsync_Always_OffersEveryKind()
    {
        var kinds = await CreateSut().OpenAsync(CancellationToken.None);

        Assert.Equal(Enum.GetValues<RecordKind>(), kinds);
    }

    [Fact]
    public async Task ReadAsync_EveryKind_GivesNumberedRecordsWithoutRejections()
    {
        var sut = CreateSut();
        foreach (var kind in await sut.OpenAsync(CancellationToken.None))
        {
            var rows = await sut.ReadAsync(kind, CancellationToken.None).ToListAsync();

            Assert.NotEmpty(rows);
            Assert.All(rows, row => Assert.True(row.Record is not null && row.Rejection is null));
            Assert.Equal(Enumerable.Range(1, rows.Count).Select(i => (long)i), rows.Select(row => row.Line));
        }
    }

    [Fact]
    public async Task ReadAsync_WithoutOpening_GivesTheSameRows()
    {
        var opened = CreateSut();
        await opened.OpenAsync(CancellationToken.None);

        Assert.Equal(
            await opened.ReadAsync(RecordKind.People, CancellationToken.None).ToListAsync(),
            await CreateSut().ReadAsync(RecordKind.People, CancellationToken.None).ToListAsync());
    }

    [Fact]
    public async Task ReadAsync_Cancelled_Stops()
    {
        using var cancellation = new CancellationTokenSource();
        await using var rows = CreateSut().ReadAsync(RecordKind.People, cancellation.Token).GetAsyncEnumerator(CancellationToken.None);
        Assert.True(await rows.MoveNextAsync());

        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await rows.MoveNextAsync());
    }

    [Fact]
    public void Company_SameOptions_IsTheSameByteForByte() =>
        Assert.Equal(Text(SyntheticCompanies.Generate()), Text(SyntheticCompanies.Generate()));

    [Theory]
    [InlineData(300, 1_500, 43, 0)]
    [InlineData(300, 1_500, 42, 1)]
    [InlineData(301, 1_500, 42, 0)]
    [InlineData(300, 1_501, 42, 0)]
    public void Company_OtherOptions_Differs(int people, int workItems, int seed, int daysLater)
    {
        var other = SyntheticCompanies.Generate(people, workItems, seed, SyntheticCompanies.Today.AddDays(daysLater));

        Assert.NotEqual(Text(SyntheticCompanies.Default), Text(other));
    }

    [Fact]
    public void Company_OtherSeed_HasOtherPeopleTasksAndOutcomes()
    {
        var one = SyntheticCompanies.Default.Data;
        var other = SyntheticCompanies.Generate(seed: 43).Data;

        Assert.True(one.People.Zip(other.People).Count(pair => pair.First.Name == pair.Second.Name) < 10);
        Assert.True(one.WorkItems.Zip(other.WorkItems).Count(pair => pair.First.Title == pair.Second.Title) < 10);
        Assert.NotEqual(one.Outcomes, other.Outcomes);
    }

    [Fact]
    public void Company_Anywhere_TellsNoTalent()
    {
        var sut = SyntheticCompanies.Default;
        var talents = sut.Data.People.Select(person => sut.Talent(person.Id)).ToArray();

        Assert.Equal(talents.Length, talents.Distinct().Count());
        var text = Text(sut);
        Assert.All(talents, talent => Assert.DoesNotContain(JsonSerializer.Serialize(talent), text, StringComparison.Ordinal));
    }

    private static SyntheticWorkforceSource CreateSut() => new(SyntheticCompanies.Options(people: 20, workItems: 60));

    private static string Text(SyntheticCompany company) => JsonSerializer.Serialize(company.Data);
}
