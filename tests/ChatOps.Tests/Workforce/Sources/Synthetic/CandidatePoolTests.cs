using ChatOps.Workforce.Sources.Synthetic;

namespace ChatOps.Tests.Workforce.Sources.Synthetic;

public sealed class CandidatePoolTests
{
    [Fact]
    public void For_SmallCompany_LooksAtEverybodyHiredByThen()
    {
        var people = People(CandidatePool.Everybody);
        var item = Items()[^1];

        var pool = CreateSut(people).For(item);

        Assert.Equal(people.Count(person => person.Record.HireDate <= item.Record.Created), pool.Count);
        Assert.Equal(pool.Order(), pool);
    }

    [Fact]
    public void For_LargeCompany_LooksAtAFewHundredWhoHaveAMandatorySkill()
    {
        var people = People(10_000);
        var sut = CreateSut(people);

        Assert.All(Items(), item =>
        {
            var pool = sut.For(item);

            Assert.InRange(pool.Count, CandidatePool.Sample / 3, CandidatePool.Sample);
            Assert.Equal(pool.Count, pool.Distinct().Count());
            Assert.All(pool, i => Assert.Contains(item.Requirements, r => r.IsMandatory && people[i].Levels[r.Skill] > 0));
            Assert.All(pool, i => Assert.True(people[i].Record.HireDate <= item.Record.Created));
        });
    }

    [Fact]
    public void For_NobodyHiredByThen_LooksAtEverybody()
    {
        SyntheticPerson[] people =
            [.. People(3).Select(person => person with { Record = person.Record with { HireDate = SyntheticCompanies.Today } })];

        Assert.Equal([0, 1, 2], CreateSut(people).For(Items()[0]));
    }

    private static CandidatePool CreateSut(SyntheticPerson[] people) => new(people, new Random(1));

    private static SyntheticPerson[] People(int count) =>
        PeopleGenerator.Generate(SyntheticCompanies.Options(people: count), new RandomStreams(1)).People;

    private static SyntheticWorkItem[] Items() =>
        [.. WorkItemGenerator.Stream(SyntheticCompanies.Options(workItems: 100), new RandomStreams(1))];
}
