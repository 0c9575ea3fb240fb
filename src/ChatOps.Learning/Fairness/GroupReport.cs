namespace ChatOps.Learning.Fairness;

/// <summary>One group of people.</summary>
/// <param name="Name">Its values, e.g. <c>Senior</c> or <c>female, Asian</c>.</param>
/// <param name="IsUnknown">Whether a value is not known of them.</param>
/// <param name="People">How many there are.</param>
/// <param name="ShareOfPeople">Share of all people, 0 to 1.</param>
/// <param name="Considered">How often somebody of it was considered for a task.</param>
/// <param name="Selected">How often somebody of it stood among the first.</param>
/// <param name="Selection">Selected over considered.</param>
/// <param name="Scoring">Share of the times considered with a score above the median of all who were considered for the task.</param>
/// <param name="Exposure">Mean of 1 / log₂(1 + place) among the first and 0 beyond, per time considered (Singh and Joachims 2018); null where never considered.</param>
/// <param name="ShareOfExposure">Share of all exposure, 0 to 1.</param>
/// <param name="NeverRecommended">How many of it never stood among the first.</param>
/// <param name="Followed">Of the tasks whose best stored candidate is of this group, how many went to them.</param>
/// <param name="Overridden">How many of those went to somebody else.</param>
public sealed record GroupReport(
    string Name,
    bool IsUnknown,
    int People,
    double ShareOfPeople,
    int Considered,
    int Selected,
    ImpactRatio Selection,
    ImpactRatio Scoring,
    double? Exposure,
    double ShareOfExposure,
    int NeverRecommended,
    int Followed,
    int Overridden)
{
    /// <summary>Share of recommendations that were followed; null without any.</summary>
    public double? Acceptance => Followed + Overridden == 0 ? null : Followed / (double)(Followed + Overridden);
}
