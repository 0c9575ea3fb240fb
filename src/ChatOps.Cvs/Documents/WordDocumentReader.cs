using System.IO.Compression;
using System.Xml;
using DocumentFormat.OpenXml.Packaging;

namespace ChatOps.Cvs.Documents;

/// <summary>Reads Word (.docx): paragraphs, tables, text boxes, headers and footers; hidden text set apart. Nothing that the file links to is opened.</summary>
internal sealed class WordDocumentReader : IDocumentReader
{
    /// <summary>Bytes that all parts may unpack to. The largest CVs with pictures have some 30 MB.</summary>
    private const long MostUnpacked = 120_000_000;

    /// <summary>Times that one part may be larger than it is packed; Word's XML has up to 30.</summary>
    private const int MostRatio = 200;

    private const int MostParts = 2_000;
    private const int MostParagraphs = 20_000;

    /// <inheritdoc />
    public Document Read(ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        var bytes = content.ToArray();
        try
        {
            CheckArchive(bytes);
            using var stream = new MemoryStream(bytes, writable: false);
            using var word = WordprocessingDocument.Open(stream, isEditable: false, new OpenSettings { AutoSave = false, MaxCharactersInPart = MostUnpacked / 4 });
            var main = word.MainDocumentPart;
            if (main?.Document?.Body is not { } body)
                throw new DocumentRefusedException(CvProblemCode.Damaged, "The Word file has no text; save it again.");
            return new WordReading(word, main).Read(body, MostParagraphs, cancellationToken);
        }
        catch (Exception e) when (e is not (DocumentRefusedException or OperationCanceledException or OutOfMemoryException))
        {
            throw new DocumentRefusedException(CvProblemCode.Damaged, "The Word file is damaged or cut off; save it again.", e);
        }
    }

    private static void CheckArchive(byte[] bytes)
    {
        using var archive = new ZipArchive(new MemoryStream(bytes, writable: false), ZipArchiveMode.Read);
        if (archive.Entries.Count > MostParts)
            throw new DocumentRefusedException(CvProblemCode.ZipBomb, "The Word file has far more parts than a document needs; it was not opened.");
        var all = 0L;
        foreach (var entry in archive.Entries)
        {
            all += entry.Length;
            if (all > MostUnpacked || entry.Length > 1_000_000 && entry.Length > MostRatio * Math.Max(1, entry.CompressedLength))
                throw new DocumentRefusedException(CvProblemCode.ZipBomb, "The Word file would unpack to far more than it is; it was not opened.");
        }

        foreach (var entry in archive.Entries.Where(e => e.FullName.EndsWith(".xml", StringComparison.OrdinalIgnoreCase) || e.FullName.EndsWith(".rels", StringComparison.OrdinalIgnoreCase)))
            CheckXml(entry, bytes.Length);
    }

    private static void CheckXml(ZipArchiveEntry entry, int packed)
    {
        using var part = new LimitedStream(entry.Open(), Math.Min(MostUnpacked / 2, Math.Max(4_000_000L, packed * (long)MostRatio)));
        try
        {
            using var xml = XmlReader.Create(part, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
            while (xml.Read())
            {
                if (xml.Depth > 400)
                    throw new DocumentRefusedException(CvProblemCode.UnsafeXml, "The Word file's XML is nested deeper than any document's; it was not opened.");
                // One look at the start tells about a document type; the rest is read once, by the document's reader.
                if (xml.NodeType == XmlNodeType.Element && xml.Depth == 0 && entry.Length < 50_000_000 && !entry.FullName.EndsWith("document.xml", StringComparison.OrdinalIgnoreCase))
                    return;
            }
        }
        catch (XmlException e) when (e.Message.Contains("DTD", StringComparison.Ordinal))
        {
            throw new DocumentRefusedException(CvProblemCode.UnsafeXml, "The Word file contains a document type declaration, which Word never writes; it was not opened.", e);
        }
    }
}
