using System.IO.Compression;
using System.Text;
using ChatOps.Cvs;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Writer;

namespace ChatOps.Tests.Cvs;

public sealed class BadInputTests
{
    [Fact]
    public async Task ReadAsync_Empty_SaysSo()
    {
        await AssertProblemAsync([], CvProblemCode.Empty);
        await AssertProblemAsync("  \n\t\n"u8.ToArray(), CvProblemCode.Empty);
    }

    [Fact]
    public async Task ReadAsync_MoreThanTwentyMegabytes_SaysSo() => await AssertProblemAsync(new byte[20_000_001], CvProblemCode.TooLarge);

    [Fact]
    public async Task ReadAsync_MoreThanTwoHundredPages_SaysSo()
    {
        using var builder = new PdfDocumentBuilder();
        for (var n = 0; n < 201; n++)
            builder.AddPage(PageSize.A4);

        await AssertProblemAsync(builder.Build(), CvProblemCode.TooManyPages);
    }

    [Fact]
    public async Task ReadAsync_MillionGlyphs_SaysSo()
    {
        var lines = Enumerable.Range(0, 100).Select(n => $"BT /F1 8 Tf 10 {10 + n} Td ({new string('x', 10_000)}) Tj ET\n");

        await AssertProblemAsync(Pdf(Encoding.Latin1.GetBytes(string.Concat(lines)), "", ""), CvProblemCode.TooMuchText);
    }

    [Fact]
    public async Task ReadAsync_StreamThatUnpacksToGigabytes_IsRefusedWithoutUnpacking()
    {
        using var packed = new MemoryStream();
        using (var deflate = new ZLibStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            var spaces = new byte[1_000_000];
            Array.Fill(spaces, (byte)' ');
            for (var n = 0; n < 500; n++)
                deflate.Write(spaces);
        }

        await AssertProblemAsync(Pdf(packed.ToArray(), "/Filter /FlateDecode", ""), CvProblemCode.ZipBomb);
    }

    [Fact]
    public async Task ReadAsync_PdfWithJavaScript_IsReadAndNothingRuns()
    {
        var text = "BT /F1 12 Tf 50 780 Td (Nora Novak) Tj 0 -20 Td (nora.novak@example.org) Tj 0 -30 Td (Skills) Tj 0 -20 Td (Java, Kafka, PostgreSQL) Tj ET"u8.ToArray();
        var reading = await CvSamples.ReadAsync(Pdf(text, "", "/OpenAction << /S /JavaScript /JS (app.launchURL\\('https://example.com/'\\); app.alert\\('hello'\\);) >>"));

        Assert.Equal("nora.novak@example.org", reading.Analysis!.Profile.PersonalInfo.Email);
        Assert.DoesNotContain(reading.Analysis.Evidence, e => e.Text.Contains("launchURL", StringComparison.Ordinal));
    }

    [Fact]
    public async Task ReadAsync_CutOffPdf_IsReadOrRefused()
    {
        var whole = CvSamples.Bytes("p13-even.pdf");
        foreach (var share in new[] { 0.1, 0.5, 0.9 })
        {
            var reading = await CvSamples.ReadAsync(whole[..(int)(whole.Length * share)]);
            Assert.True(reading.Analysis is not null || reading.Problem!.Code is CvProblemCode.Damaged or CvProblemCode.NoText or CvProblemCode.NothingFound, reading.Problem?.Code);
        }
    }

    [Fact]
    public async Task ReadAsync_EncryptedPdf_AsksForOneWithoutPassword()
    {
        // The trailer names an encryption that needs a password that nobody gave.
        var pdf = Encoding.Latin1.GetString(CvSamples.Bytes("p13-even.pdf"));
        var at = pdf.LastIndexOf("trailer", StringComparison.Ordinal);
        var broken = pdf[..at] + pdf[at..].Replace(
            "<<",
            "<</Encrypt <</Filter /Standard /V 2 /R 3 /Length 128 /P -3904 /O <" + new string('A', 64) + "> /U <" + new string('B', 64) + ">>> /ID [<00112233445566778899AABBCCDDEEFF> <00112233445566778899AABBCCDDEEFF>] ",
            StringComparison.Ordinal);

        await AssertProblemAsync(Encoding.Latin1.GetBytes(broken), CvProblemCode.Encrypted);
    }

    [Fact]
    public async Task ReadAsync_EncryptedWord_SaysHow()
    {
        // Word puts an encrypted document into an OLE compound file.
        byte[] ole = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. Encoding.Unicode.GetBytes("EncryptedPackage"), .. new byte[2_000]];

        await AssertProblemAsync(ole, CvProblemCode.Encrypted);
    }

    [Theory]
    [InlineData("%!PS-Adobe-3.0\0\0\0\u0001\u0002\u0003\u0004")]
    [InlineData("{\\rtf1\\ansi Hello}")]
    [InlineData("PK\u0003\u0004 something else")]
    public async Task ReadAsync_OtherKinds_SaysWhatToDo(string content) => await AssertProblemAsync(Encoding.Latin1.GetBytes(content), CvProblemCode.UnknownType);

    [Fact]
    public async Task ReadAsync_ZipBomb_IsNotOpened() =>
        await AssertProblemAsync(Docx("<w:document xmlns:w=\"w\"><w:body>" + new string(' ', 60_000_000) + "</w:body></w:document>"), CvProblemCode.ZipBomb);

    [Fact]
    public async Task ReadAsync_XmlEntities_AreNotExpanded() =>
        await AssertProblemAsync(
            Docx("<!DOCTYPE d [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\"><!ENTITY f SYSTEM \"file:///etc/passwd\">]><w:document xmlns:w=\"w\"><w:body>&b;&f;</w:body></w:document>"),
            CvProblemCode.UnsafeXml);

    [Fact]
    public async Task ReadAsync_Picture_SaysWhatIsNeeded()
    {
        var reading = await CvSamples.ReadAsync([0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, .. new byte[100]], new CvOptions { UseTesseract = false });

        Assert.Equal(CvProblemCode.NoText, reading.Problem?.Code);
    }

    [Fact]
    public async Task ReadAsync_WrongExtension_IsReadByContent()
    {
        var reading = await CvSamples.Reader().ReadAsync(CvSamples.Bytes("p13-even.pdf"), "cv.docx", CvEngine.Rules, CancellationToken.None);

        Assert.Equal("Amara Haddad", reading.Analysis?.Profile.PersonalInfo.Name);
    }

    [Fact]
    public async Task ReadAsync_TwoCvsInOneFile_AsksForOneEach()
    {
        var both = Encoding.UTF8.GetString(CvSamples.Bytes("p09-plain.txt")) + "\n\n" + Encoding.UTF8.GetString(CvSamples.Bytes("p07-plain.txt"));

        var reading = await CvSamples.ReadAsync(both);

        Assert.Equal(CvProblemCode.SeveralPeople, reading.Problem?.Code);
    }

    [Fact]
    public async Task ReadAsync_LanguageUnknownToTheRules_Warns()
    {
        var analysis = await CvSamples.AnalyseAsync(
            "Aroha Ngata\naroha.ngata@example.org\n+64 21 555 0100\n\nWheako mahi\n\nTe Whare Wananga\n2019 - 2022\nKaituhi waehere\n\nKereru Ltd\n2015 - 2019\nKaihanga\n\nPukenga\n\nPython\nDocker\n\nMatauranga\n\nAkoranga Nui\n2012 - 2014\n");

        Assert.Contains(analysis.Warnings, w => w.Code == CvWarningCode.UnknownLanguage);
        Assert.Equal("aroha.ngata@example.org", analysis.Profile.PersonalInfo.Email);
    }

    private static byte[] Docx(string document)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            using (var types = new StreamWriter(zip.CreateEntry("[Content_Types].xml").Open()))
                types.Write("<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"xml\" ContentType=\"application/xml\"/></Types>");
            using var main = new StreamWriter(zip.CreateEntry("word/document.xml").Open());
            main.Write(document);
        }

        return stream.ToArray();
    }

    private static async Task AssertProblemAsync(byte[] content, string code)
    {
        var reading = await CvSamples.ReadAsync(content);

        Assert.Equal(code, reading.Problem?.Code);
        Assert.EndsWith(".", reading.Problem!.Message, StringComparison.Ordinal);
    }

    /// <summary>A PDF of one page, written by hand.</summary>
    private static byte[] Pdf(byte[] content, string filter, string catalog)
    {
        using var pdf = new MemoryStream();
        var places = new List<long>();
        void Write(string text) => pdf.Write(Encoding.Latin1.GetBytes(text));
        void Object(string body)
        {
            places.Add(pdf.Position);
            Write($"{places.Count} 0 obj\n{body}\nendobj\n");
        }

        Write("%PDF-1.7\n");
        Object($"<< /Type /Catalog /Pages 2 0 R {catalog} >>");
        Object("<< /Type /Pages /Kids [3 0 R] /Count 1 >>");
        Object("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 5 0 R /Resources << /Font << /F1 4 0 R >> >> >>");
        Object("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>");
        places.Add(pdf.Position);
        Write($"5 0 obj\n<< /Length {content.Length} {filter} >>\nstream\n");
        pdf.Write(content);
        Write("\nendstream\nendobj\n");
        var xref = pdf.Position;
        Write($"xref\n0 {places.Count + 1}\n0000000000 65535 f \n{string.Concat(places.Select(p => $"{p:D10} 00000 n \n"))}trailer\n<< /Size {places.Count + 1} /Root 1 0 R >>\nstartxref\n{xref}\n%%EOF\n");
        return pdf.ToArray();
    }
}
