namespace ChatOps.Workforce.Quality;

/// <summary>Spearman's rank correlation, -1 to 1; equal values share their mean rank. 0 where one side does not vary.</summary>
internal static class RankCorrelation
{
    public static double Of(double[] left, double[] right)
    {
        var (x, y) = (Ranks(left), Ranks(right));
        var mean = (x.Length - 1) / 2.0;
        double both = 0, ofX = 0, ofY = 0;
        for (var i = 0; i < x.Length; i++)
        {
            both += (x[i] - mean) * (y[i] - mean);
            ofX += (x[i] - mean) * (x[i] - mean);
            ofY += (y[i] - mean) * (y[i] - mean);
        }

        return ofX == 0 || ofY == 0 ? 0 : both / Math.Sqrt(ofX * ofY);
    }

    private static double[] Ranks(double[] values)
    {
        var order = Enumerable.Range(0, values.Length).OrderBy(i => values[i]).ToArray();
        var ranks = new double[values.Length];
        for (var start = 0; start < order.Length;)
        {
            var end = start;
            while (end + 1 < order.Length && values[order[end + 1]].Equals(values[order[start]]))
                end++;
            for (var i = start; i <= end; i++)
                ranks[order[i]] = (start + end) / 2.0;
            start = end + 1;
        }

        return ranks;
    }
}
