namespace ChatOps.Cvs;

/// <summary>Why a file gave no analysis. The values are part of the command line's output.</summary>
public static class CvProblemCode
{
    /// <summary>The file has no bytes, or nothing but blanks.</summary>
    public const string Empty = "empty-file";

    /// <summary>More bytes than allowed.</summary>
    public const string TooLarge = "too-large";

    /// <summary>More pages than allowed.</summary>
    public const string TooManyPages = "too-many-pages";

    /// <summary>More text than any CV has.</summary>
    public const string TooMuchText = "too-much-text";

    /// <summary>Protected with a password.</summary>
    public const string Encrypted = "encrypted";

    /// <summary>Damaged or cut off.</summary>
    public const string Damaged = "damaged";

    /// <summary>A kind of file that isn't read.</summary>
    public const string UnknownType = "unknown-type";

    /// <summary>A zip archive that would unpack to far more than it is.</summary>
    public const string ZipBomb = "zip-bomb";

    /// <summary>XML with a document type declaration, which could pull in other files.</summary>
    public const string UnsafeXml = "unsafe-xml";

    /// <summary>A picture or scan without text, and nothing here that recognises it.</summary>
    public const string NoText = "no-text";

    /// <summary>Text, but nothing of a person was found in it.</summary>
    public const string NothingFound = "nothing-found";

    /// <summary>CVs of several people in one file.</summary>
    public const string SeveralPeople = "several-people";

    /// <summary>It took longer than allowed.</summary>
    public const string TimedOut = "timed-out";

    /// <summary>Something nobody foresaw.</summary>
    public const string Failed = "failed";
}
