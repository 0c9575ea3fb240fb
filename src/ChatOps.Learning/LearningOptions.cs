using System.ComponentModel.DataAnnotations;
using ChatOps.Learning.Ranking;

namespace ChatOps.Learning;

/// <summary>Where models are kept. Configuration section <c>Learning</c>.</summary>
public sealed class LearningOptions
{
    public const string Section = "Learning";

    /// <summary>The ranking model's file, relative to the current folder. Default <c>data/models/ranking.json</c>.</summary>
    [Required]
    public string ModelPath { get; set; } = "data/models/ranking.json";

    /// <summary>The performance model's file. Default <c>data/models/performance.json</c>.</summary>
    [Required]
    public string PerformancePath { get; set; } = "data/models/performance.json";

    /// <summary>Below this chance of success of the first, an answer says that nobody stands out. 0 to 1, default 0.5: more likely to succeed than not.</summary>
    [Range(0.0, 1.0)]
    public double ConfidenceToRecommend { get; set; } = RankingService.DefaultConfidence;
}
