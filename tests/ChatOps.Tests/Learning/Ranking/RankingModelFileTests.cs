using ChatOps.Learning.Ranking;

namespace ChatOps.Tests.Learning.Ranking;

public sealed class RankingModelFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("chatops-model-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Read_NoFile_IsNull() => Assert.Null(File("none.json").Read());

    [Fact]
    public void Write_ThenRead_IsTheSameModel()
    {
        var model = new RankingModel
        {
            Version = 3,
            TrainedAt = new DateTimeOffset(2026, 11, 24, 9, 30, 0, TimeSpan.Zero),
            Outcomes = 420,
            CalibratedOn = 294,
            Calibration = new SuccessCalibration(-1.25, 3.5, [0.1, -0.05, 0.2]),
        };
        var file = File("models/ranking.json");

        file.Write(model);

        var read = file.Read()!;
        Assert.Equal(model.Calibration.Predict(0.6), read.Calibration!.Predict(0.6));
        Assert.Equal(model with { Calibration = null }, read with { Calibration = null });
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

    private RankingModelFile File(string name) => new(Path.Combine(_folder, name));
}
