using System.ComponentModel.DataAnnotations;

namespace ChatOps.Learning;

/// <summary>Where models are kept. Configuration section <c>Learning</c>.</summary>
public sealed class LearningOptions
{
    public const string Section = "Learning";

    /// <summary>The ranking model's file, relative to the current folder. Default <c>data/models/ranking.json</c>.</summary>
    [Required]
    public string ModelPath { get; set; } = "data/models/ranking.json";
}
