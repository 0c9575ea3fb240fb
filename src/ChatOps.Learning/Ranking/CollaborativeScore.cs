namespace ChatOps.Learning.Ranking;

/// <summary>
/// How similar people did on similar tasks (design document §4.2): the mean rating of finished work, each weighted by the similarity of
/// the person times that of the task. Ratings 1 to 5 are mapped to 0 to 1. Where little is known the score stays near 0.5,
/// where nothing is known it is 0.5, as the document says.
/// </summary>
internal static class CollaborativeScore
{
    /// <summary>Said where nothing is known.</summary>
    public const float Unknown = 0.5f;

    /// <summary>Total similarity that <see cref="Unknown"/> counts for; keeps one lucky outcome from deciding.</summary>
    private const float PriorWeight = 1f;

    public static void Fill(WorkforceSnapshot snapshot, int item, CandidateScores scores)
    {
        var (sums, weights) = (scores.Scratch, scores.ScratchWeights);
        Array.Clear(sums);
        Array.Clear(weights);
        FindSimilarItems(snapshot, item, scores.ItemSimilarity);
        var history = snapshot.History;
        for (var n = 0; n < history.Work.Count; n++)
        {
            var similarity = scores.ItemSimilarity[history.Items[n]];
            sums[history.People[n]] += similarity * (history.Ratings[n] - 1) / 4f;
            weights[history.People[n]] += similarity;
        }

        var collaborative = scores[ScorePart.Collaborative];
        for (var p = 0; p < collaborative.Length; p++)
        {
            var (neighbours, similarities) = snapshot.Neighbours.Of(p);
            var (sum, weight) = (PriorWeight * Unknown, PriorWeight);
            for (var n = 0; n < neighbours.Length; n++)
            {
                sum += similarities[n] * sums[neighbours[n]];
                weight += similarities[n] * weights[neighbours[n]];
            }

            collaborative[p] = sum / weight;
        }
    }

    /// <summary>Similarity of every item to this one, 0 to 1: the cosine of the weighted levels they ask for.</summary>
    private static void FindSimilarItems(WorkforceSnapshot snapshot, int item, float[] similarity)
    {
        Array.Clear(similarity);
        var (skills, levels) = snapshot.Skills.RequiredBy(item);
        for (var r = 0; r < skills.Length; r++)
        {
            var asked = snapshot.Skills.WeightOf(item, r) * levels[r] / snapshot.Skills.NormOf(item);
            var (others, otherAsked) = snapshot.Skills.ItemsAsking(skills[r]);
            for (var o = 0; o < others.Length; o++)
                similarity[others[o]] += asked * otherAsked[o];
        }
    }
}
