namespace ChatOps.Cvs.Documents;

/// <summary>What a file is, by its content.</summary>
internal enum DocumentKind
{
    Unknown,
    Empty,
    Pdf,
    Word,
    Text,
    Html,
    Image,

    /// <summary>Word before 2007: OLE compound file. Encrypted .docx files are of this kind too.</summary>
    OldWord,

    Rtf,
    Zip,
}
