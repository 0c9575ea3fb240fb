using System.Globalization;
using System.Text;
using Bogus;
using Bogus.DataSets;

namespace ChatOps.Workforce.Sources.Synthetic;

/// <summary>Names that nobody shares, and addresses at example.com that match them.</summary>
internal sealed class NameGenerator(int seed)
{
    // Beyond this many draws the names of the locale are all but used up, and a number is honest.
    private const int MaxDraws = 1_000;

    private readonly Name _names = new("en") { Random = new Randomizer(seed) };
    private readonly HashSet<string> _takenNames = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _takenAddresses = new(StringComparer.Ordinal);

    /// <summary>The next person's name and address. A name that is taken gets a middle initial.</summary>
    public (string Name, string Email) Next()
    {
        var name = NextName();
        return (name, Address(name));
    }

    private string NextName()
    {
        for (var draw = 0; draw < MaxDraws; draw++)
        {
            var first = _names.FirstName();
            var last = _names.LastName();
            var initial = (char)('A' + _names.Random.Number(25));
            if (_takenNames.Add($"{first} {last}"))
            {
                return $"{first} {last}";
            }

            if (_takenNames.Add($"{first} {initial}. {last}"))
            {
                return $"{first} {initial}. {last}";
            }
        }

        var numbered = $"{_names.FirstName()} {_names.LastName()} {_takenNames.Count + 1}";
        _takenNames.Add(numbered);
        return numbered;
    }

    private string Address(string name)
    {
        var local = new StringBuilder(name.Length);
        foreach (var c in name)
        {
            if (char.IsAsciiLetterOrDigit(c))
            {
                local.Append(char.ToLowerInvariant(c));
            }
            else if (c == ' ')
            {
                local.Append('.');
            }
        }

        // "O'Hara" and "Ohara" are two names with one address.
        var address = $"{local}@example.com";
        for (var i = 2; !_takenAddresses.Add(address); i++)
        {
            address = string.Create(CultureInfo.InvariantCulture, $"{local}{i}@example.com");
        }

        return address;
    }
}
