using System.Globalization;

namespace ChatOps.Workforce.Store.Audit;

/// <summary>A place in the chain and the hash there. Noted down where nobody who can write the database can, it shows later whether the chain was made anew.</summary>
/// <param name="Sequence">The place.</param>
/// <param name="Hash">SHA-256, in hex.</param>
public sealed record AuditMark(long Sequence, string Hash)
{
    /// <summary>Reads <c>PLACE:HASH</c>.</summary>
    public static AuditMark? Parse(string text) =>
        text.Split(':') is [var place, { Length: 2 * AuditSeal.Bytes } hash] && long.TryParse(place, NumberStyles.None, CultureInfo.InvariantCulture, out var sequence) && hash.All(char.IsAsciiHexDigit)
            ? new AuditMark(sequence, hash.ToLowerInvariant())
            : null;

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Sequence}:{Hash}");
}
