using System.ComponentModel.DataAnnotations;
using ChatOps.Learning.Ranking;

namespace ChatOps.Learning;

/// <summary>Where models are kept. Configuration section <c>Learning</c>.</summary>
public sealed class LearningOptions
{
    public const string Section = "Learning";

    /// <summary>Folder of the model registry, relative to the current folder; hosts of a cluster share one. Default <c>data/models</c>.</summary>
    [Required]
    public string RegistryPath { get; set; } = "data/models";

    /// <summary>Below this chance of success of the first, an answer says that nobody stands out. 0 to 1, default 0.5: more likely to succeed than not.</summary>
    [Range(0.0, 1.0)]
    public double ConfidenceToRecommend { get; set; } = RankingService.DefaultConfidence;
}
