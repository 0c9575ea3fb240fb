using System.CommandLine;
using System.Globalization;

namespace ChatOps.Host.Commands;

/// <summary>Options that take a whole number within a range, and say so when they get something else.</summary>
internal static class NumberOption
{
    /// <param name="name">Name with its dashes.</param>
    /// <param name="description">What it is; its range is added.</param>
    /// <param name="otherwise">The default.</param>
    /// <param name="least">Smallest value taken.</param>
    /// <param name="most">Largest value taken.</param>
    public static Option<int> Create(string name, string description, int otherwise, int least, int most) => new(name)
    {
        Description = string.Create(CultureInfo.InvariantCulture, $"{description} ({least:N0} to {most:N0})."),
        DefaultValueFactory = _ => otherwise,
        CustomParser = result =>
        {
            var given = result.Tokens.Count > 0 ? result.Tokens[0].Value : "";
            if (int.TryParse(given, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most)
                return number;
            result.AddError(string.Create(CultureInfo.InvariantCulture, $"{name} takes a whole number from {least:N0} to {most:N0}, not '{given}'."));
            return otherwise;
        },
    };
}
