
namespace ChatOps.Cvs.Documents;

/// <summary>What a file is, by its first bytes. Names lie.</summary>
internal static class FileType
{
    /// <summary>How far into a file a PDF may begin; Acrobat's own tolerance.</summary>
    private const int PdfWithin = 1024;

    private static readonly byte[][] Pictures =
    [
        [0x89, (byte)'P', (byte)'N', (byte)'G'], [0xFF, 0xD8, 0xFF], [(byte)'G', (byte)'I', (byte)'F', (byte)'8'],
        [(byte)'I', (byte)'I', 0x2A, 0], [(byte)'M', (byte)'M', 0, 0x2A], [(byte)'B', (byte)'M'],
    ];

    public static DocumentKind Of(ReadOnlySpan<byte> content)
    {
        if (content.IsEmpty)
            return DocumentKind.Empty;
        if (content[..Math.Min(content.Length, PdfWithin)].IndexOf("%PDF-"u8) >= 0)
            return DocumentKind.Pdf;
        if (content.StartsWith("PK\u0003\u0004"u8) || content.StartsWith("PK\u0005\u0006"u8))
            return content.IndexOf("word/"u8) >= 0 ? DocumentKind.Word : DocumentKind.Zip;
        if (content.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]))
            return DocumentKind.OldWord;
        foreach (var start in Pictures)
        {
            if (content.StartsWith(start))
                return DocumentKind.Image;
        }

        if (content.Length > 12 && content.StartsWith("RIFF"u8) && content[8..12].SequenceEqual("WEBP"u8))
            return DocumentKind.Image;
        if (content.StartsWith("{\\rtf"u8))
            return DocumentKind.Rtf;
        return TextBytes.TryDecode(content, out var text) ? OfText(text) : DocumentKind.Unknown;
    }

    private static DocumentKind OfText(string text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return DocumentKind.Empty;
        var start = text.AsSpan(0, Math.Min(text.Length, 2_000)).TrimStart();
        var html = start.StartsWith("<!doctype html", StringComparison.OrdinalIgnoreCase) || start.StartsWith("<html", StringComparison.OrdinalIgnoreCase)
            || start.Contains("<body", StringComparison.OrdinalIgnoreCase)
            || start.StartsWith("<", StringComparison.Ordinal) && (start.Contains("<h1", StringComparison.OrdinalIgnoreCase) || start.Contains("<div", StringComparison.OrdinalIgnoreCase) || start.Contains("<p>", StringComparison.OrdinalIgnoreCase));
        return html ? DocumentKind.Html : DocumentKind.Text;
    }
}
