using System.Diagnostics;

namespace ChatOps.Cvs.Documents.Pictures;

/// <summary>Reads pictures with tesseract, where it is installed. The picture goes through a pipe: nothing is written to disk.</summary>
internal static class PictureReader
{
    private const string Program = "tesseract";

    public static Document Read(ReadOnlyMemory<byte> content, bool useTesseract, CancellationToken cancellationToken)
    {
        var text = useTesseract ? Recognise(content, cancellationToken) : null;
        if (text is null)
            return new Document { Kind = DocumentKind.Image, Pages = 1, Lines = [], HasPictures = true };
        return PlainTextReader.Read(text, cancellationToken) with { Kind = DocumentKind.Image, Pages = 1, Recognised = true };
    }

    /// <summary>The media type of a picture by its first bytes.</summary>
    public static string MediaType(ReadOnlySpan<byte> content) =>
        content.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8]) ? "image/jpeg"
        : content.StartsWith("RIFF"u8) ? "image/webp"
        : content.StartsWith("GIF8"u8) ? "image/gif"
        : "image/png";

    /// <summary>Null where the program isn't there or finds nothing.</summary>
    private static string? Recognise(ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(Program, ["stdin", "stdout", "--psm", "4"])
            {
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                UseShellExecute = false,
            });
            if (process is null)
                return null;
            using var stop = cancellationToken.Register(() => Kill(process));
            process.ErrorDataReceived += (_, _) => { };
            process.BeginErrorReadLine();
            var reading = process.StandardOutput.ReadToEndAsync(cancellationToken);
            using (var input = process.StandardInput.BaseStream)
                input.Write(content.Span);
            var text = reading.GetAwaiter().GetResult();
            process.WaitForExit();
            return process.ExitCode == 0 && !string.IsNullOrWhiteSpace(text) ? text : null;
        }
        catch (Exception e) when (e is System.ComponentModel.Win32Exception or IOException or InvalidOperationException)
        {
            return null; // Not installed, or it could not read the picture.
        }
    }

    private static void Kill(Process process)
    {
        try
        {
            process.Kill(entireProcessTree: true);
        }
        catch (InvalidOperationException)
        {
            // It has ended by itself.
        }
    }
}
