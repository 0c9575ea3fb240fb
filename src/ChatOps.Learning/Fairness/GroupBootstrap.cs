using ChatOps.Learning.Evaluation;

namespace ChatOps.Learning.Fairness;

/// <summary>
/// Interval of a ratio of two groups' rates. Somebody who is selected for one task is selected for the next too, so people are drawn anew and not
/// tasks or selections (cluster bootstrap; Field and Welsh 2007); intervals of shares that take every selection by itself (Wilson, Katz) would be
/// far too narrow.
/// </summary>
internal static class GroupBootstrap
{
    /// <summary>Ratio of rates with its 95 % interval.</summary>
    /// <param name="group">People of the group.</param>
    /// <param name="highest">People of the group with the highest rate.</param>
    /// <param name="count">What is counted of a person, out of the times considered.</param>
    /// <param name="options">Draws and their seed.</param>
    public static MeasuredValue Ratio(IReadOnlyList<PersonTally> group, IReadOnlyList<PersonTally> highest, Func<PersonTally, double> count, FairnessOptions options)
    {
        var random = new Random(options.Seed);
        double? Rate(IReadOnlyList<PersonTally> people, bool isDrawn)
        {
            var (selected, considered) = (0.0, 0.0);
            for (var n = 0; n < people.Count; n++)
            {
                var person = people[isDrawn ? random.Next(people.Count) : n];
                selected += count(person);
                considered += person.Considered;
            }

            return considered > 0 ? selected / considered : null;
        }

        double? Ratio(bool isDrawn) => Rate(highest, isDrawn) is { } most and > 0 ? Rate(group, isDrawn) / most : null;
        var value = Ratio(isDrawn: false);
        if (ReferenceEquals(group, highest))
            return new MeasuredValue(value, value, value);
        if (value is 0)
            return new MeasuredValue(value, null, null);
        return value is null ? MeasuredValue.None : Bootstrap.Between(value, [.. Enumerable.Range(0, options.Resamples).Select(_ => Ratio(isDrawn: true))]);
    }
}
