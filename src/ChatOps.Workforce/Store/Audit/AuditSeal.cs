using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using ChatOps.Workforce.Store.Conversations;

namespace ChatOps.Workforce.Store.Audit;

/// <summary>
/// How lines of the audit are chained. The hash of a line covers that of the line before, and covers personal parts only by salted digests: without the salt a
/// digest tells nothing, so a part can be erased and the chain still holds.
/// </summary>
internal static class AuditSeal
{
    /// <summary>Length of salts, digests and hashes.</summary>
    public const int Bytes = SHA256.HashSizeInBytes;

    /// <summary>The line as it is kept.</summary>
    /// <param name="line">What is to be written down.</param>
    /// <param name="sequence">Its place.</param>
    /// <param name="previous">Hash of the line before.</param>
    public static AuditRecord Seal(AuditRecord line, long sequence, byte[] previous)
    {
        var (who, what) = (RandomNumberGenerator.GetBytes(Bytes), RandomNumberGenerator.GetBytes(Bytes));
        var sealedLine = line with
        {
            Id = 0, // the store gives it, also where the same line is tried again
            At = new DateTime(line.At.Ticks - (line.At.Ticks % TimeSpan.TicksPerMicrosecond), DateTimeKind.Utc), // PostgreSQL keeps no more
            Sequence = sequence,
            WhoSalt = who,
            WhoDigest = DigestWho(line, who),
            ArgumentsSalt = what,
            ArgumentsDigest = DigestArguments(line, what),
        };
        return sealedLine with { Hash = Hash(sealedLine, previous) };
    }

    /// <summary>The hash that a line must have after the one before.</summary>
    public static byte[] Hash(AuditRecord line, byte[] previous) => Sha256(
        previous, Number(line.Sequence ?? 0), Number(line.At.Ticks), line.WhoDigest ?? [], line.ArgumentsDigest ?? [],
        Text(line.Role), Text(line.Function), Text(line.Planner), Number(line.RankingVersion), Text(line.Outcome));

    /// <summary>Whether every part of a line is what was sealed, or erased.</summary>
    public static bool IsIntact(AuditRecord line, byte[] previous) =>
        (line.WhoSalt is { } who ? Same(line.WhoDigest, DigestWho(line, who)) : IsWhoErased(line))
        && (line.ArgumentsSalt is { } what ? Same(line.ArgumentsDigest, DigestArguments(line, what)) : line.Arguments == AuditRecord.ErasedArguments)
        && Same(line.Hash, Hash(line, previous));

    /// <summary>Whether two hashes are the same; null is like nothing.</summary>
    public static bool Same(byte[]? one, byte[]? other) => one is not null && other is not null && one.AsSpan().SequenceEqual(other);

    private static bool IsWhoErased(AuditRecord line) => (line.SpeakerId, line.ConversationId, line.EventId) == (AuditRecord.Erased, AuditRecord.Erased, AuditRecord.Erased);

    private static byte[] DigestWho(AuditRecord line, byte[] salt) => Sha256(salt, Text(line.SpeakerId), Text(line.ConversationId), Text(line.EventId));

    private static byte[] DigestArguments(AuditRecord line, byte[] salt) => Sha256(salt, Text(line.Arguments));

    /// <summary>Each part goes in with its length before it, so that nothing can move from one part to the next.</summary>
    private static byte[] Sha256(params ReadOnlySpan<byte[]> parts)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var part in parts)
        {
            hash.AppendData(Number(part.Length));
            hash.AppendData(part);
        }

        return hash.GetHashAndReset();
    }

    private static byte[] Text(string text) => Encoding.UTF8.GetBytes(text);

    private static byte[] Number(long number)
    {
        var bytes = new byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(bytes, number);
        return bytes;
    }
}
