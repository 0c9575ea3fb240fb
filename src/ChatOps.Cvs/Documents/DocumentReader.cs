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
        _ => throw new DocumentRefusedException(CvProblemCode.UnknownType, "The file is neither PDF nor Word (.docx) nor text; save it as PDF."),
    };
}
