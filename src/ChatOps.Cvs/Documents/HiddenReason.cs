namespace ChatOps.Cvs.Documents;

/// <summary>Why a reader does not see a text.</summary>
internal enum HiddenReason
{
    /// <summary>In the colour of what is behind it.</summary>
    BackgroundColour,

    /// <summary>Transparent, or painted with no ink at all.</summary>
    Transparent,

    /// <summary>Too small to read.</summary>
    Tiny,

    /// <summary>Beyond the edge of the page.</summary>
    OffPage,

    /// <summary>Under a picture or a filled shape.</summary>
    Covered,

    /// <summary>Outside of the area that is painted.</summary>
    Clipped,

    /// <summary>Marked as hidden in Word or HTML.</summary>
    Vanished,

    /// <summary>In the document's properties or a comment.</summary>
    Metadata,

    /// <summary>Characters without a shape: zero-width or tags.</summary>
    Invisible,
}
