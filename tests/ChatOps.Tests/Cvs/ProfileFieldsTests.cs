using ChatOps.Cvs;

namespace ChatOps.Tests.Cvs;

public sealed class ProfileFieldsTests
{
    private static readonly CvProfile Profile = new()
    {
        PersonalInfo = new PersonalInfo { Name = "Ada King", Email = "ada@example.org" },
        Skills = [new CvSkill("Python") { Years = 5 }],
        WorkExperience = [new CvWork { Company = "Kestrel", Title = "Engineer" }],
        Education = [new CvEducation { Institution = "University of Leeds" }],
    };

    [Theory]
    [InlineData("personalInfo.email", "ada.king@example.org")]
    [InlineData("personalInfo.phone", "+44 20 7946 0123")]
    [InlineData("workExperience[0].title", "Lead Engineer")]
    [InlineData("education[0].degree", "BSc")]
    [InlineData("certifications", "CKA, ITIL 4")]
    [InlineData("languages", "English (native), German (B2)")]
    public void Set_KnownField_IsReadBack(string path, string value) => Assert.Equal(value, ProfileFields.Get(ProfileFields.Set(Profile, path, value)!, path));

    [Fact]
    public void Set_Skills_KeepsWhatIsKnownOfThem()
    {
        var skills = ProfileFields.Set(Profile, "skills", "Python, K8s")!.Skills;

        Assert.Equal(5, skills[0].Years);
        Assert.Equal("Kubernetes", skills[1].Canonical);
    }

    [Theory]
    [InlineData("personalInfo.age")]
    [InlineData("workExperience[7].title")]
    [InlineData("workExperience[0].salary")]
    [InlineData("")]
    public void Set_UnknownField_IsRefused(string path) => Assert.Null(ProfileFields.Set(Profile, path, "x"));

    [Fact]
    public void Set_EmptyValue_Clears() => Assert.Null(ProfileFields.Get(ProfileFields.Set(Profile, "personalInfo.email", " ")!, "personalInfo.email"));
}
