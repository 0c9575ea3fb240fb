using ChatOps.Cvs;
using ChatOps.Cvs.Evaluation;

namespace ChatOps.Tests.Cvs;

public sealed class CvAccuracyTests
{
    public static TheoryData<string> Samples => [.. CvSamples.Names];

    [Theory]
    [MemberData(nameof(Samples))]
    public async Task ReadAsync_CleanSample_IsReadWithoutWarning(string name)
    {
        var analysis = await CvSamples.AnalyseAsync(CvSamples.Bytes(name));
        var scores = CvEvaluation.Compare(CvSamples.Truth(name), analysis.Profile);

        Assert.Empty(analysis.Warnings);
        Assert.All(scores.Where(s => s.Key is "name" or "email" or "phone"), s => Assert.Equal(s.Value.Expected, s.Value.Hits));
        Assert.True(CvEvaluation.Overall.Select(f => scores[f].F1).OfType<double>().Average() >= 0.88, string.Join(", ", scores));
        Assert.InRange(analysis.Confidence.Overall, 0.7, 1.0);
    }

    [Fact]
    public async Task ReadAsync_EveryFilledField_HasEvidenceAndConfidence()
    {
        var analysis = await CvSamples.AnalyseAsync(CvSamples.Bytes("p05-word.docx"));

        foreach (var field in new[] { CvFields.Name, CvFields.Email, CvFields.Phone })
        {
            Assert.Contains(analysis.Evidence, e => e.Field == field && e.Text.Length > 0 && e.Page == 1);
            Assert.InRange(analysis.FieldConfidence[field], 0.3, 1.0);
            Assert.Equal("rules", analysis.Engines[field]);
        }

        Assert.Equal(analysis.Profile.Skills.Count, analysis.Evidence.Count(e => e.Field.StartsWith("skills[", StringComparison.Ordinal)));
        Assert.Equal(analysis.Profile.WorkExperience.Count, analysis.Evidence.Count(e => e.Field.StartsWith("workExperience[", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("Berufserfahrung", "Ausbildung", "Kenntnisse", "03/2021 - heute", "Softwareentwickler", "Technische Universität München")]
    [InlineData("Expérience professionnelle", "Formation", "Compétences", "mars 2021 – aujourd’hui", "Développeur Full Stack", "Université de Lyon")]
    [InlineData("Experiencia laboral", "Formación académica", "Habilidades", "marzo 2021 – Actualidad", "Desarrolladora Backend", "Universidad de Sevilla")]
    [InlineData("职业经历", "教育背景", "专业技能", "2021年3月 - 至今", "软件工程师", "清华大学")]
    public async Task ReadAsync_OtherLanguages_AreRead(string work, string education, string skills, string dates, string title, string school)
    {
        var analysis = await CvSamples.AnalyseAsync(
            $"Zoë Becker\nzoe.becker@example.org | +49 30 901820 12\n\n{work}\n\nKestrel GmbH\n{dates}\n{title}\n- Kafka\n\n{education}\n\n{school}\n2012 - 2016\nMaster\n\n{skills}\n\nPython, K8s, SQL\n");

        var position = Assert.Single(analysis.Profile.WorkExperience);
        Assert.Equal((title, "Kestrel GmbH", "2021-03", "present"), (position.Title, position.Company, position.StartDate, position.EndDate));
        Assert.Equal(school, Assert.Single(analysis.Profile.Education).Institution);
        Assert.Equal(["Python", "Kubernetes", "SQL"], analysis.Profile.Skills.Select(s => s.Canonical));
        Assert.Equal("K8s", analysis.Profile.Skills[1].Name);
    }

    [Fact]
    public async Task ReadAsync_LevelsAndYears_AreTakenFromSkills()
    {
        var analysis = await CvSamples.AnalyseAsync("Ada King\nada.king@example.org\n\nSkills\n\nPython (5 years), Docker - Advanced, Rust\n");

        Assert.Equal(["Python", "Docker", "Rust"], analysis.Profile.Skills.Select(s => s.Name));
        Assert.Equal(5, analysis.Profile.Skills[0].Years);
        Assert.Equal("Advanced", analysis.Profile.Skills[1].Level);
    }

    [Fact]
    public async Task ReadAsync_ProtectedTraits_AreLeftOutAndSaid()
    {
        var analysis = await CvSamples.AnalyseAsync(
            "Ada King\nada.king@example.org\nDate of birth: 12.03.1990\nNationality: British | Gender: female\nMarried\n\nSkills\n\nPython, Docker, Rust\n");

        Assert.Equal(["birth date", "gender", "marital status", "nationality"], analysis.LeftOut);
        var json = CvJson.Write(CvReading.Of(analysis));
        Assert.DoesNotContain("1990", json, StringComparison.Ordinal);
        Assert.DoesNotContain("British", json, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ReadAsync_TextThatIsNoCv_IsSaidToBeEmptyAndNobodyIsInvented()
    {
        var reading = await CvSamples.ReadAsync("The quick fox and the lazy dog went for a walk by the river.\nIt rained.\n");

        Assert.Equal(CvProblemCode.NothingFound, reading.Problem?.Code);
    }
}
