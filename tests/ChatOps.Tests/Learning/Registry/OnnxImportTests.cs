using ChatOps.Learning.Features;
using ChatOps.Learning.Performance;
using ChatOps.Learning.Ranking;
using ChatOps.Learning.Registry;
using ChatOps.Learning.Retraining;
using ChatOps.Tests.Fakes;
using ChatOps.Workforce;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace ChatOps.Tests.Learning.Registry;

public sealed class OnnxImportTests : IAsyncLifetime
{
    private static readonly float[] Weights = [2.5f, -0.5f, 1.5f];
    private static readonly byte[] Model = OnnxBytes.Logistic(Weights, -1);

    private readonly string _folder = Directory.CreateTempSubdirectory("chatops-onnx-").FullName;
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(Company.Today, new TimeOnly(9, 0), TimeSpan.Zero));
    private readonly ModelRegistry _registry;
    private WorkforceData _team = null!;

    public OnnxImportTests() => _registry = new ModelRegistry(new DiskRegistryFiles(_folder), _time, NullLogger<ModelRegistry>.Instance);

    public async Task InitializeAsync() => _team = await SampleCompanies.TeamAsync();

    public Task DisposeAsync()
    {
        Directory.Delete(_folder, recursive: true);
        return Task.CompletedTask;
    }

    [Fact]
    public async Task RunAsync_SoundModel_IsComparedPromotedRanksExplainsAndIsRolledBack()
    {
        var through = _team.Assignments.Select(a => a.Date).Order().ElementAt(_team.Assignments.Count / 2);
        var first = RankingTrainer.Train(_team with { Outcomes = [.. _team.Outcomes.Where(o => o.CompletionDate <= through)] }, 1, default, null, null, CancellationToken.None);
        _registry.Add(new ModelVersion { Kind = ModelKind.Ranking, Number = 1, Artefact = "", Bytes = 0, Origin = VersionOrigin.Trained, At = default, By = "U1", Through = through }, first);
        _registry.Promote(ModelKind.Ranking, 1, "U1", "First.");

        var version = await ImportAsync(Model, Description() with { TrainedThrough = through });

        Assert.Equal((2, VersionOrigin.Imported, 1), (version.Number, version.Origin, version.Parent));
        Assert.Contains(version.Comparison!.Methods, m => m.Name == "v1 (serving)");
        Assert.NotEqual(ComparisonVerdict.TooFewToSay, version.Comparison.Verdict);
        var promotion = new ModelPromotion(_registry);
        promotion.Swap(promotion.Find(2), "U1", "Tried.", isRollback: false);
        var model = _registry.Serving<RankingModel>(ModelKind.Ranking)!.Model;
        var ranking = new RankingService(WorkforceSnapshot.Build(_team, Company.Today), model);
        var result = ranking.Rank(new RankingRequest("TASK-101"));
        Assert.All(result.Candidates, c => Assert.InRange(c.Success!.Value.Value, 0, 1));
        var explanation = result.Candidates[0].Explanation!;
        Assert.Equal(explanation.Score - explanation.Reference, explanation.Contributions.Sum(), 1e-4);
        promotion.Swap(promotion.Previous(), "U1", "Back.", isRollback: true);
        Assert.Equal(1, _registry.Serving<RankingModel>(ModelKind.Ranking)!.Version.Number);
    }

    [Fact]
    public void Score_Logistic_IsTheSumOfItsWeightsAndExplainedExactly()
    {
        var scorer = new OnnxScorer(Model, Description().Signature(["x"], ["y"]));
        var (features, reference) = (new float[SuccessFeatures.Count], new float[SuccessFeatures.Count]);
        (features[(int)SuccessFeature.SkillMatch], features[(int)SuccessFeature.ProficiencyGap]) = (0.8f, 0.3f);
        features[(int)SuccessFeature.PastQuality] = float.NaN; // the description says 0.5 stands in for it
        var contributions = new double[SuccessFeatures.Count];

        scorer.Explain(features, reference, contributions);

        Assert.Equal((2.5 * 0.8) - (0.5 * 0.3) + (1.5 * 0.5) - 1, scorer.Score(features), 1e-4);
        Assert.Equal(2.5 * 0.8, contributions[(int)SuccessFeature.SkillMatch], 1e-3);
        Assert.Equal(-0.5 * 0.3, contributions[(int)SuccessFeature.ProficiencyGap], 1e-3);
    }

    public static TheoryData<string, string> Broken => new()
    {
        { """{"features":["SkillMatch","ProficiencyGap","ShoeSize"],"gives":"probability","trainedThrough":"2026-01-01","examples":[{"values":[1,0,1],"gives":0.95}]}""", "no feature 'ShoeSize'" },
        { """{"features":["SkillMatch","ProficiencyGap","PastQuality"],"gives":"luck","trainedThrough":"2026-01-01","examples":[{"values":[1,0,1],"gives":0.95}]}""", "probability or logOdds" },
        { """{"features":["ProficiencyGap","SkillMatch","PastQuality"],"gives":"probability","missing":0.5,"trainedThrough":"2026-01-01","examples":[{"values":[1,0,0],"gives":0.1824255}]}""", "its features are not ours" },
        { """{"features":["SkillMatch","ProficiencyGap"],"gives":"probability","trainedThrough":"2026-01-01","examples":[{"values":[1,0],"gives":0.9}]}""", "no ONNX model that can be run" },
        { """{"features":["SkillMatch","ProficiencyGap","PastQuality"],"gives":"probability","trainedThrough":"2026-01-01","examples":[]}""", "at least one example" },
        { """{"features":["SkillMatch"],"gives":"probability","trainedThrough":"2026-01-01","examples":[],"shell":"rm"}""", "can't be read" },
        { "{", "can't be read" },
    };

    [Theory]
    [MemberData(nameof(Broken))]
    public async Task RunAsync_DescriptionThatDoesNotFit_IsRefusedWithTheReason(string json, string reason)
    {
        var error = await Assert.ThrowsAsync<ImportRefusedException>(() => ImportAsync(Model, OnnxDescription.Read(json)));

        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
        Assert.Empty(_registry.Versions(ModelKind.Ranking));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(40)]
    public async Task RunAsync_FileThatIsNoModel_IsRefused(int kept)
    {
        var error = await Assert.ThrowsAsync<ImportRefusedException>(() => ImportAsync(Model[..kept], Description()));

        Assert.Contains("no ONNX model", error.Message, StringComparison.Ordinal);
    }

    /// <summary>What scikit-learn's learners of trees look like once converted.</summary>
    [Theory]
    [InlineData(true, "probability", "probabilities")]
    [InlineData(false, "probability", null)]
    [InlineData(false, "logOdds", null)]
    public async Task RunAsync_TreeEnsemble_GivesWhatItsTreesDo(bool isClassifier, string gives, string? output)
    {
        Stump[] trees = [new(0, 0.5f, 0.25f, 0.75f), new(2, 0.6f, 0.125f, 0.5f)];
        double Gives(IReadOnlyList<float> row) => isClassifier ? trees.Average(t => t.Of(row)) : trees.Sum(t => t.Of(row)) * 0.5;
        var model = isClassifier ? OnnxBytes.Classifier(3, trees) : OnnxBytes.Regressor(3, [.. trees.Select(t => t with { Below = t.Below / 2, Above = t.Above / 2 })]);
        float[][] rows = [[0.4f, 0, 0.2f], [0.9f, 0, 0.7f]];

        await ImportAsync(model, Description() with { Output = output, Gives = gives, Examples = [.. rows.Select(r => new OnnxExample(r, Gives(r)))] });

        var version = Assert.Single(_registry.Versions(ModelKind.Ranking));
        var scorer = _registry.Load<RankingModel>(version).Success!.Scorer;
        var features = new float[SuccessFeatures.Count];
        (features[(int)SuccessFeature.SkillMatch], features[(int)SuccessFeature.PastQuality]) = (0.9f, 0.2f);
        var chance = Gives([0.9f, 0, 0.2f]);
        Assert.Equal(gives == "logOdds" ? chance : Math.Log(chance / (1 - chance)), scorer.Score(features), 1e-4);
    }

    [Theory]
    [InlineData(null, "outputs are label, probabilities; say in the description which one")]
    [InlineData("label", "output 'label' is no tensor of floats. Name in the description ('output')")]
    public async Task RunAsync_ClassifierWhoseChancesAreNotNamed_IsRefused(string? output, string reason)
    {
        var model = OnnxBytes.Classifier(3, new Stump(0, 0.5f, 0.2f, 0.8f));

        var error = await Assert.ThrowsAsync<ImportRefusedException>(() => ImportAsync(model, Description() with { Output = output }));

        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("weights.bin")]
    [InlineData("../../secrets")]
    public async Task RunAsync_WeightsInAnotherFile_AreNotReadButRefused(string path)
    {
        var error = await Assert.ThrowsAsync<ImportRefusedException>(() => ImportAsync(OnnxBytes.LogisticWithWeightsIn(path, 3), Description()));

        Assert.Contains("weights in another file", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunAsync_LargerThanAnyMemory_IsRefused()
    {
        var endless = await Assert.ThrowsAsync<ImportRefusedException>(() => ImportAsync(OnnxBytes.Endless(), Description()));
        var large = await Assert.ThrowsAsync<ImportRefusedException>(() => ImportAsync(new byte[OnnxImport.MostBytes + 1], Description()));

        Assert.Contains("no ONNX model that can be run here", endless.Message, StringComparison.Ordinal);
        Assert.Contains("at most 50 can be taken", large.Message, StringComparison.Ordinal);
    }

    private static OnnxDescription Description() => OnnxDescription.Read(
        """{"features":["SkillMatch","ProficiencyGap","PastQuality"],"gives":"probability","missing":0.5,"trainedThrough":"2026-06-01","examples":[{"values":[1,0,0],"gives":0.81757448},{"values":[0.5,1,1],"gives":0.77729986}]}""");

    private Task<ModelVersion> ImportAsync(byte[] model, OnnxDescription description) =>
        new OnnxImport(new FakeWorkforceStore(_team), _registry, new TrainingLog(new FakeTrainingJobStore()), Options.Create(new RetrainingOptions()), _time).RunAsync(model, description, "U1", CancellationToken.None);
}
