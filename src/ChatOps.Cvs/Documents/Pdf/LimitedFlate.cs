using System.IO.Compression;
using UglyToad.PdfPig.Filters;
using UglyToad.PdfPig.Tokens;

namespace ChatOps.Cvs.Documents.Pdf;

/// <summary>Unpacks deflated bytes after counting what they would become.</summary>
internal sealed class LimitedFlate(IFilter inner) : IFilter
{
    /// <summary>Bytes that one stream may unpack to: a scanned page in full colour at 300 dpi has 26 million.</summary>
    private const int MostBytes = 60_000_000;

    /// <summary>Deflate packs 1,032 bytes into one at best (https://zlib.net/zlib_tech.html).</summary>
    private const int BestRatio = 1_032;

    public bool IsSupported => inner.IsSupported;

    public Memory<byte> Decode(Memory<byte> input, DictionaryToken streamDictionary, IFilterProvider filterProvider, int filterIndex)
    {
        if (input.Length > MostBytes / BestRatio)
            Count(input);
        return inner.Decode(input, streamDictionary, filterProvider, filterIndex);
    }

    private static void Count(Memory<byte> input)
    {
        var buffer = new byte[81_920];
        using var unpacked = new LimitedStream(new ZLibStream(new MemoryStream(input.ToArray()), CompressionMode.Decompress), MostBytes);
        try
        {
            while (unpacked.Read(buffer, 0, buffer.Length) > 0)
            {
                // Only the count matters.
            }
        }
        catch (InvalidDataException)
        {
            // Damaged: what the reader makes of it is no more than what was counted.
        }
    }
}
