namespace ChatOps.Learning.Features;

/// <summary>Which feature is about what.</summary>
public static class FeatureTopics
{
    /// <summary>The topic of a feature.</summary>
    public static FeatureTopic Topic(this SuccessFeature feature) => feature switch
    {
        <= SuccessFeature.RecentPractice => FeatureTopic.Skills,
        <= SuccessFeature.Experience => FeatureTopic.Results,
        <= SuccessFeature.UtilisationTrend => FeatureTopic.Time,
        _ => FeatureTopic.Task,
    };
}
