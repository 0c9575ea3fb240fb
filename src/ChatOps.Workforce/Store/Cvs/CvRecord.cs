namespace ChatOps.Workforce.Store.Cvs;

/// <summary>What was read from one CV. The file itself is not kept.</summary>
public sealed record CvRecord
{
    /// <summary>Names the CV.</summary>
    public required string Id { get; init; }

    /// <summary>Where it was sent.</summary>
    public required string ConversationId { get; init; }

    /// <summary>Who sent it.</summary>
    public required string SentBy { get; init; }

    /// <summary>Name of the file, as it was sent.</summary>
    public required string FileName { get; init; }

    /// <summary>SHA-256 of the file, in hex: tells whether it was read before.</summary>
    public required string Digest { get; init; }

    /// <summary>The person it was saved as; null while it is not saved.</summary>
    public string? PersonId { get; init; }

    /// <summary>Name in it, if any.</summary>
    public string? Name { get; init; }

    /// <summary>E-mail in it in lower case, if any.</summary>
    public string? Email { get; init; }

    /// <summary>The last digits of the phone number in it, if any: how numbers are compared, whatever their country code.</summary>
    public string? Phone { get; init; }

    /// <summary>The analysis, as JSON of the reader's.</summary>
    public required string Analysis { get; init; }

    /// <summary>When it was read, UTC.</summary>
    public required DateTime At { get; init; }
}
