using System.Globalization;
using ChatOps.Cvs;
using Microsoft.Extensions.Options;

namespace ChatOps.Channels.Files;

/// <summary>Reads the content of files no further than its limit, whatever length they claim to have.</summary>
/// <param name="limits">Largest file.</param>
internal sealed class FileContent(IOptions<CvOptions> limits)
{
    /// <summary>Most bytes of all files of one message, so that a batch fits into memory and into one message of the cluster.</summary>
    public const int MaxTotalBytes = 90_000_000;

    private const int BytesOfMegabyte = 1_000_000;
    private const int BlockBytes = 81_920;

    private int MaxBytes => limits.Value.MaxMegabytes * BytesOfMegabyte;

    /// <summary>Reads to the end or one byte beyond what is allowed, whichever comes first.</summary>
    /// <param name="content">The content.</param>
    /// <param name="left">Most bytes that its message still takes.</param>
    /// <param name="cancellationToken">Stops.</param>
    /// <exception cref="FileRefusedException">It is too large.</exception>
    public async Task<ReadOnlyMemory<byte>> ReadAsync(HttpContent content, int left, CancellationToken cancellationToken)
    {
        Check(content.Headers.ContentLength, left);
        var most = Math.Min(MaxBytes, left);
        await using var stream = await content.ReadAsStreamAsync(cancellationToken);
        using var kept = new MemoryStream();
        var block = new byte[BlockBytes];
        for (int read; (read = await stream.ReadAsync(block.AsMemory(0, Math.Min(BlockBytes, most + 1 - (int)kept.Length)), cancellationToken)) > 0;)
        {
            kept.Write(block, 0, read);
            Check(kept.Length, left);
        }

        return kept.GetBuffer().AsMemory(0, (int)kept.Length);
    }

    /// <summary>Holds unless a file has more bytes than are taken; before it is asked for, as far as its size is said.</summary>
    /// <exception cref="FileRefusedException">It has.</exception>
    public void Check(long? bytes, int left)
    {
        if (bytes > MaxBytes)
            throw new FileRefusedException(string.Create(CultureInfo.InvariantCulture, $"is larger than {limits.Value.MaxMegabytes} MB. Please send a smaller one."));
        if (bytes > left)
            throw new FileRefusedException(string.Create(CultureInfo.InvariantCulture, $"does not fit any more: one message takes {MaxTotalBytes / BytesOfMegabyte} MB. Please send it alone."));
    }
}
