using System.Globalization;

namespace ChatOps.Workforce.Sources.Synthetic;

/// <summary>Ids that sort as text in the order in which they were given.</summary>
internal static class Ids
{
    /// <summary>A composite format such as <c>U{0:D4}</c> with room for <paramref name="count"/> ids.</summary>
    public static string Format(string prefix, int count, int leastDigits)
    {
        var digits = Math.Max(leastDigits, count.ToString(CultureInfo.InvariantCulture).Length);
        return string.Create(CultureInfo.InvariantCulture, $"{prefix}{{0:D{digits}}}");
    }
}
