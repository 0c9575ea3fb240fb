using System.Globalization;
using ChatOps.Learning.Features;

namespace ChatOps.Agent.Functions;

/// <summary>What the learned model looked at, in plain words.</summary>
internal static class FeatureWords
{
    private const string NotKnown = "not known";

    /// <summary>The feature as a row heading.</summary>
    public static string Label(SuccessFeature feature) => feature switch
    {
        SuccessFeature.SkillMatch => "Has of what is asked",
        SuccessFeature.SkillOverlap => "Skills in common",
        SuccessFeature.SkillCosine => "Levels alike",
        SuccessFeature.ProficiencyGap => "Levels missing",
        SuccessFeature.ExperienceRatio => "Experience over years asked",
        SuccessFeature.DepartmentMatch => "Department's share of such work",
        SuccessFeature.RecentPractice => "Such work in the last six months",
        SuccessFeature.TeamFamiliarity => "Own work in the project",
        SuccessFeature.Collaborative => "Similar people on such tasks",
        SuccessFeature.PastQuality => "Quality so far",
        SuccessFeature.PastTimeliness => "On time so far",
        SuccessFeature.PastSuccess => "Rated 4 or 5 so far",
        SuccessFeature.ThreeMonths => "Results of three months",
        SuccessFeature.SixMonths => "Results of six months",
        SuccessFeature.Trend => "Trend of results",
        SuccessFeature.Spread => "Ups and downs",
        SuccessFeature.Slowness => "Time over estimate",
        SuccessFeature.DaysToComplete => "Days to complete",
        SuccessFeature.Finished => "Finished tasks",
        SuccessFeature.SkillGrowth => "Harder work than before",
        SuccessFeature.Seniority => "Seniority",
        SuccessFeature.Experience => "Experience",
        SuccessFeature.Utilisation => "Load",
        SuccessFeature.UtilisationTrend => "Change of load",
        SuccessFeature.Difficulty => "Difficulty",
        SuccessFeature.Priority => "Priority",
        SuccessFeature.LogHours => "Estimated hours",
        SuccessFeature.SkillsAsked => "Skills asked for",
        SuccessFeature.SeasonSine or SuccessFeature.SeasonCosine => "Season",
        _ => throw new ArgumentOutOfRangeException(nameof(feature), feature, "It has no words."),
    };

    /// <summary>A value of the feature with its unit.</summary>
    public static string Value(SuccessFeature feature, float value) => float.IsNaN(value) ? NotKnown : feature switch
    {
        SuccessFeature.ProficiencyGap => Text($"{value:0.0} levels"),
        SuccessFeature.ExperienceRatio => Text($"{value:0.0} times"),
        SuccessFeature.Slowness => Text($"{Math.Exp(value):0.00} times"),
        SuccessFeature.DaysToComplete => Text($"{Math.Exp(value):0} days"),
        SuccessFeature.Finished => Text($"{Math.Exp(value) - 1:0}"),
        SuccessFeature.SkillGrowth => Text($"{value:+0.0;-0.0;0} steps"),
        SuccessFeature.Seniority => Text($"{value:0.0} of 7"),
        SuccessFeature.Experience => value >= 1 ? "10 years or more" : Text($"{10 * value:0} years"),
        SuccessFeature.Trend or SuccessFeature.UtilisationTrend => Text($"{100 * value:+0;-0;0} points"),
        SuccessFeature.LogHours => Text($"{Math.Exp(value):0} h"),
        SuccessFeature.Difficulty or SuccessFeature.Priority or SuccessFeature.SkillsAsked => Text($"{value:0}"),
        SuccessFeature.SeasonSine or SuccessFeature.SeasonCosine => Text($"{value:0.0}"),
        _ => Text($"{100 * value:0} %"),
    };

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
