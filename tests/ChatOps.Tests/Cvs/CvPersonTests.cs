using ChatOps.Cvs;
using ChatOps.Cvs.People;
using ChatOps.Workforce;

namespace ChatOps.Tests.Cvs;

public sealed class CvPersonTests
{
    private static readonly DateOnly Today = new(2026, 11, 25);

    [Fact]
    public void Of_OverlappingPositions_CountsEveryMonthOnce()
    {
        var profile = new CvProfile
        {
            WorkExperience =
            [
                new CvWork { StartDate = "2025-01", EndDate = "present" },
                new CvWork { StartDate = "2020-01", EndDate = "2022-12" },
                new CvWork { StartDate = "2021-07", EndDate = "2023-06" },
                new CvWork { EndDate = "2019-01" },
            ],
        };

        Assert.Equal(Math.Round((42 + 22) / 12.0, 1), CvPerson.Of(profile, Today, []).ExperienceYears);
    }

    [Theory]
    [InlineData("Junior Developer", Seniority.Junior)]
    [InlineData("Lead Data Engineer", Seniority.Lead)]
    [InlineData("Werkstudentin Softwareentwicklung", Seniority.Intern)]
    [InlineData("Directrice technique", Seniority.Director)]
    [InlineData("Senior Principal Engineer", Seniority.Principal)]
    public void Of_TellingTitle_GivesTheLevel(string title, Seniority expected)
    {
        var person = CvPerson.Of(new CvProfile { PersonalInfo = new PersonalInfo { Title = title } }, Today, []);

        Assert.Equal(expected, person.Seniority);
        Assert.Contains(title, person.SeniorityFrom, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2026-01", Seniority.Junior)]
    [InlineData("2022-11", Seniority.MidLevel)]
    [InlineData("2008-01", Seniority.Senior)]
    public void Of_PlainTitle_GoesByTheYears(string since, Seniority expected) =>
        Assert.Equal(expected, CvPerson.Of(new CvProfile { WorkExperience = [new CvWork { Title = "Developer", StartDate = since }] }, Today, []).Seniority);

    [Fact]
    public void Of_Skills_GetTheCompanysNamesOnceAndSayWhatTheirLevelRestsOn()
    {
        var profile = new CvProfile
        {
            Skills =
            [
                new CvSkill("JS") { Level = "expert" }, new CvSkill("JavaScript"), new CvSkill("React") { Years = 4 }, new CvSkill("Underwater basket weaving"),
            ],
        };

        var skills = CvPerson.Of(profile, Today, ["Javascript", "React.js"]).Skills;

        Assert.Equal(
            [
                new CvPersonSkill("Javascript", Proficiency.Expert, 0, SkillBasis.Word),
                new CvPersonSkill("React.js", Proficiency.Advanced, 4, SkillBasis.Years),
                new CvPersonSkill("Underwater basket weaving", Proficiency.Intermediate, 0, SkillBasis.Nothing),
            ],
            skills);
    }

    [Theory]
    [InlineData("+49 151 2345678", "0151 / 234 56 78")]
    [InlineData("+1 (202) 555-0108", "202.555.0108")]
    public void Phone_WithAndWithoutCountry_IsTheSame(string one, string other) => Assert.Equal(ContactKeys.Phone(one), ContactKeys.Phone(other));

    [Theory]
    [InlineData("Nora Novák", "NOVAK, Nora")]
    [InlineData("José María Pérez", "perez jose maria")]
    public void Name_OrderCaseAndAccents_AreTheSame(string one, string other) => Assert.Equal(ContactKeys.Name(one), ContactKeys.Name(other));

    [Theory]
    [InlineData("12345")]
    [InlineData("")]
    [InlineData(null)]
    public void Phone_TooShort_TellsNobody(string? phone) => Assert.Null(ContactKeys.Phone(phone));

    [Fact]
    public async Task Read_NoNameButATitle_InventsNobody()
    {
        var analysis = await CvSamples.AnalyseAsync("Senior Backend Engineer\nx1@example.org\n+49 151 2345678\n\nExperience\nSenior Backend Engineer, Acme GmbH, 2019-03 - present\n\nSkills\nJava, Kafka\n");

        Assert.Null(analysis.Profile.PersonalInfo.Name);
    }
}
