using System.Text.Json;
using ChatOps.Tests.Learning.Registry;

namespace ChatOps.IntegrationTests.Training;

/// <summary>A forest that was trained elsewhere, from its file to the first of a ranking and back.</summary>
public sealed class OnnxVerbTests : VerbTests
{
    [Fact]
    public async Task ModelsImport_AForest_IsKeptPromotedRanksAndIsRolledBack()
    {
        await ImportedTeam.CopyToAsync(Folder);
        Stump[] trees = [new(0, 0.5f, 0.25f, 0.75f), new(2, 0.6f, 0.125f, 0.5f)];
        float[] row = [0.9f, 0, 0.7f];
        await File.WriteAllBytesAsync(Path.Combine(Folder, "forest.onnx"), OnnxBytes.Classifier(3, trees));
        await File.WriteAllTextAsync(Path.Combine(Folder, "forest.json"), JsonSerializer.Serialize(new
        {
            features = new[] { "SkillMatch", "ProficiencyGap", "PastQuality" }, output = "probabilities", gives = "probability", missing = 0.5, trainedThrough = "2026-06-01",
            examples = new[] { new { values = row, gives = trees.Average(t => t.Of(row)) } },
        }));

        var imported = await RunAsync("models", "import", "forest.onnx", "--features", "forest.json");
        Assert.True(imported.ExitCode == 0, imported.Output);
        Assert.Contains("Ranking v2 is kept and does not serve.", imported.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("by v2", (await RunAsync("ask", "who should take TASK-101?")).Output, StringComparison.Ordinal);

        Assert.Contains("Ranking v2 serves.", (await RunAsync("models", "promote", "v2")).Output, StringComparison.Ordinal);
        var ranked = await RunAsync("ask", "who should take TASK-101?");
        Assert.True(ranked.ExitCode == 0, ranked.Output);
        Assert.Contains("v2", ranked.Output, StringComparison.Ordinal);

        Assert.Contains("Ranking v1 serves.", (await RunAsync("models", "rollback")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ModelsImport_WeightsInAnotherFile_IsRefusedWithASentence()
    {
        await ImportedTeam.CopyToAsync(Folder);
        await File.WriteAllBytesAsync(Path.Combine(Folder, "model.onnx"), OnnxBytes.LogisticWithWeightsIn("weights.bin", 1));
        await File.WriteAllTextAsync(
            Path.Combine(Folder, "model.json"), """{"features":["SkillMatch"],"gives":"probability","trainedThrough":"2026-06-01","examples":[{"values":[1],"gives":0.5}]}""");

        var (exit, output) = await RunAsync("models", "import", "model.onnx", "--features", "model.json");

        Assert.NotEqual(0, exit);
        Assert.Contains("The model keeps its weights in another file.", output, StringComparison.Ordinal);
    }
}
