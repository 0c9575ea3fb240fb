using System.Security.Cryptography;
using System.Text;

namespace ChatOps.Workforce.Store.Erasure;

/// <summary>That somebody was erased: enough to keep sources from bringing them back, too little to tell who it was.</summary>
public sealed record ErasedPerson
{
    /// <summary>SHA-256 of the person's id, in hex.</summary>
    public required string IdDigest { get; init; }

    /// <summary>When, UTC.</summary>
    public required DateTime At { get; init; }

    /// <summary>The digest of an id.</summary>
    public static string Digest(string personId) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(personId)));
}
