using ChatOps.Cvs.Documents.Pdf;

namespace ChatOps.Cvs.Documents;

/// <summary>Reads a file by what it is, whatever it is called.</summary>
internal sealed class DocumentReader(int mostPages)
{
    /// <exception cref="DocumentRefusedException">The file can't be read.</exception>
    public Document Read(ReadOnlyMemory<byte> content, CancellationToken cancellationToken) => FileType.Of(content.Span) switch
    {
        DocumentKind.Pdf => new PdfDocumentReader(mostPages).Read(content, cancellationToken),
        DocumentKind.Word => new WordDocumentReader().Read(content, cancellationToken),
        DocumentKind.Text => new PlainTextReader().Read(content, cancellationToken),
        DocumentKind.Html => new HtmlDocumentReader().Read(content, cancellationToken),
        DocumentKind.Empty => throw new DocumentRefusedException(CvProblemCode.Empty, "The file is empty."),
        DocumentKind.OldWord when content.Span.IndexOf("E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e"u8) >= 0 =>
            throw new DocumentRefusedException(CvProblemCode.Encrypted, "The Word file is protected with a password; send it without one."),
        _ => throw new DocumentRefusedException(CvProblemCode.UnknownType, "The file is neither PDF nor Word (.docx) nor text; save it as PDF."),
    };
}
