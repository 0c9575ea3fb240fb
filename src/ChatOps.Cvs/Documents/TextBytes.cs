using System.Text;

namespace ChatOps.Cvs.Documents;

/// <summary>Text files come in UTF-8, UTF-16 or the old encoding of Western Europe.</summary>
internal static class TextBytes
{
    /// <summary>Share of control characters beyond which bytes are no text.</summary>
    private const double MostControls = 0.01;

    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    public static bool TryDecode(ReadOnlySpan<byte> content, out string text)
    {
        text = Decode(content);
        if (text.Length == 0)
            return true;
        var controls = 0;
        foreach (var c in text)
        {
            if (c is '\0' or '\uFFFD' || char.IsControl(c) && c is not ('\n' or '\r' or '\t' or '\f' or '\v'))
                controls++;
        }

        return controls <= MostControls * text.Length;
    }

    private static string Decode(ReadOnlySpan<byte> content)
    {
        if (content.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]))
            return Encoding.Unicode.GetString(content[2..]);
        if (content.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]))
            return Encoding.BigEndianUnicode.GetString(content[2..]);
        if (content.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]))
            content = content[3..];
        try
        {
            return Strict.GetString(content);
        }
        catch (ArgumentException)
        {
            return Encoding.Latin1.GetString(content);
        }
    }
}
