using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace ChatOps.Channels.Slack;

/// <summary>Slack's signature of a request, version 0 (https://docs.slack.dev/authentication/verifying-requests-from-slack): HMAC-SHA256 over <c>v0:TIME:BODY</c>.</summary>
internal static class SlackSignature
{
    public const string SignatureHeader = "X-Slack-Signature";
    public const string TimeHeader = "X-Slack-Request-Timestamp";

    /// <summary>How far the time of a request may be from ours, either way: older ones may be replays.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(5);

    private const int LongestHeader = 128;

    /// <summary>What is wrong with a signature, as the audit's code; null if nothing is.</summary>
    /// <param name="secret">The signing secret.</param>
    /// <param name="signature">The header with the signature.</param>
    /// <param name="time">The header with the time, in seconds since 1970.</param>
    /// <param name="body">The body as it came.</param>
    /// <param name="now">The time.</param>
    public static string? Problem(string secret, string? signature, string? time, ReadOnlySpan<byte> body, DateTimeOffset now)
    {
        if (string.IsNullOrEmpty(signature) || string.IsNullOrEmpty(time))
            return "no-signature";
        if (signature.Length > LongestHeader || !long.TryParse(time, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds))
            return "bad-signature";
        if (Math.Abs((double)seconds - now.ToUnixTimeSeconds()) > Window.TotalSeconds)
            return "old-signature";
        return CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(Of(secret, time, body)), Encoding.UTF8.GetBytes(signature)) ? null : "bad-signature";
    }

    /// <summary>The signature of a body.</summary>
    /// <param name="secret">The signing secret.</param>
    /// <param name="time">The time as in its header.</param>
    /// <param name="body">The body as it is sent.</param>
    public static string Of(string secret, string time, ReadOnlySpan<byte> body)
    {
        using var hmac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(secret));
        hmac.AppendData(Encoding.UTF8.GetBytes($"v0:{time}:"));
        hmac.AppendData(body);
        return "v0=" + Convert.ToHexStringLower(hmac.GetHashAndReset());
    }
}
