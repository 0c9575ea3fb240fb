using System.Text;
using ChatOps.Cvs.Language;

namespace ChatOps.Cvs.People;

/// <summary>What people are recognised by, in a form that compares.</summary>
public static class ContactKeys
{
    /// <summary>Digits that tell a phone number; what stands before them is the country's or a trunk 0.</summary>
    private const int PhoneDigits = 9;

    private const int LeastPhoneDigits = 7;

    /// <summary>An e-mail in lower case; null for none.</summary>
    public static string? Email(string? email) => string.IsNullOrWhiteSpace(email) ? null : email.Trim().ToLowerInvariant();

    /// <summary>The last digits of a phone number; null where there are too few to tell.</summary>
    public static string? Phone(string? phone)
    {
        var digits = new StringBuilder();
        foreach (var c in phone ?? "")
        {
            if (char.IsAsciiDigit(c))
                digits.Append(c);
        }

        return digits.Length < LeastPhoneDigits ? null : digits.ToString(Math.Max(0, digits.Length - PhoneDigits), Math.Min(PhoneDigits, digits.Length));
    }

    /// <summary>The words of a name without case, accents and order: "Novák, Nora" is "Nora Novak". Null for none.</summary>
    public static string? Name(string? name)
    {
        var words = Folding.Key(name ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words.Length == 0 ? null : string.Join(' ', words.Order(StringComparer.Ordinal));
    }
}
