using System.Text.Json;
using ChatOps.Learning;
using ChatOps.Learning.Features;
using ChatOps.Learning.Performance;
using ChatOps.Learning.Ranking;
using ChatOps.Tests.Learning.Performance;

namespace ChatOps.Tests.Learning.Ranking;

public sealed class RankingModelFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("chatops-model-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Read_NoFile_IsNull() => Assert.Null(File("none.json").Read());

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Write_ThenRead_IsTheSameModel(bool isTrees)
    {
        var table = SuccessTrainerTests.Table(600, seed: 3, SuccessTrainerTests.Truth);
        var (success, competition) = SuccessTrainer.Train(table, tuning: null, CancellationToken.None);
        var model = new RankingModel
        {
            Version = 3,
            TrainedAt = new DateTimeOffset(2026, 11, 24, 9, 30, 0, TimeSpan.Zero),
            Outcomes = 420,
            CalibratedOn = 294,
            Weights = HybridWeights.Learned,
            Calibration = new SuccessCalibration(-1.25, 3.5, [0.1, -0.05, 0.2]),
            Success = isTrees ? success! with { Scorer = Trees(table) } : success,
            Competition = competition,
            Remarks = ["1 of 2 outcomes had a rating outside 1 to 5."],
        };
        var file = File("models/ranking.json");

        file.Write(model);

        var read = file.Read()!;
        Assert.Equal(model.Calibration.Predict(0.6), read.Calibration!.Predict(0.6));
        Assert.All(table.Rows, r => Assert.Equal(model.Success!.Predict(r.Features), read.Success!.Predict(r.Features)));
        Assert.Equal(JsonSerializer.Serialize(model), JsonSerializer.Serialize(read));
        Assert.Single(Directory.GetFiles(Path.Combine(_folder, "models")));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[1,2]")]
    [InlineData("{\"version\":\"one\"}")]
    public void Read_BrokenFile_SaysWhatToDo(string content)
    {
        System.IO.File.WriteAllText(Path.Combine(_folder, "ranking.json"), content);

        var error = Assert.Throws<ModelUnreadableException>(() => File("ranking.json").Read());

        Assert.Contains("run 'train' again", error.Message, StringComparison.Ordinal);
    }

    private static SuccessScorer Trees(TrainingTable table) => new BoostedLearner(10, 4, 20, 0.1, 1, 1)
        .Fit(table.Rows, FeatureEncoding.Fit([.. table.Rows.Select(r => r.Features)], []), CancellationToken.None);

    private ModelFile<RankingModel> File(string name) => new(Path.Combine(_folder, name), "ranking");
}
