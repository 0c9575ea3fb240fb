using ChatOps.Learning.Features;
using ChatOps.Learning.Performance;

namespace ChatOps.Learning.Ranking;

/// <summary>
/// A learned chance of success, shared out: what somebody average would have on the task, and what skills, results and load of this person
/// add or take. Shapley values over the three topics (Shapley 1953): each topic's mean effect over all orders in which the three could
/// be taken in. They sum to the chance exactly, although probabilities don't add up.
/// </summary>
/// <param name="Base">Chance of somebody average.</param>
/// <param name="Skills">What skills add or take.</param>
/// <param name="Results">What results and experience add or take.</param>
/// <param name="Time">What the load adds or takes.</param>
internal sealed record SuccessShares(double Base, double Skills, double Results, double Time)
{
    public static SuccessShares Of(ScoreMap map, SuccessExplanation explanation)
    {
        Span<double> shifts = stackalloc double[3];
        for (var f = 0; f < explanation.Contributions.Count; f++)
        {
            if (((SuccessFeature)f).Topic() is var topic and not FeatureTopic.Task)
                shifts[(int)topic] += explanation.Contributions[f];
        }

        // v[s] is the chance with the topics whose bits are set in s.
        Span<double> v = stackalloc double[8];
        for (var s = 0; s < 8; s++)
        {
            var score = explanation.Reference;
            for (var topic = 0; topic < 3; topic++)
                score += (s & (1 << topic)) != 0 ? shifts[topic] : 0;
            v[s] = map.Map(score);
        }

        return new SuccessShares(v[0], Share(v, 0), Share(v, 1), Share(v, 2));
    }

    private static double Share(ReadOnlySpan<double> v, int topic)
    {
        var (own, one, two) = (1 << topic, 1 << ((topic + 1) % 3), 1 << ((topic + 2) % 3));
        return ((2 * (v[own] - v[0])) + (v[own | one] - v[one]) + (v[own | two] - v[two]) + (2 * (v[7] - v[one | two]))) / 6;
    }
}
