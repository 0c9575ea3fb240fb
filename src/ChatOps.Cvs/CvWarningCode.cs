namespace ChatOps.Cvs;

/// <summary>Codes of warnings. The values are part of the command line's output.</summary>
public static class CvWarningCode
{
    /// <summary>Text that a machine finds and a reader does not see. It was left out.</summary>
    public const string HiddenText = "hidden-text";

    /// <summary>Text that addresses the machine that reads. It was left out and had no effect.</summary>
    public const string Instruction = "instruction-in-cv";

    /// <summary>No heading is in a language that the rules know.</summary>
    public const string UnknownLanguage = "unknown-language";

    /// <summary>The text was recognised from a picture, which makes mistakes.</summary>
    public const string Recognised = "recognised-text";

    /// <summary>The model was asked and gave no usable answer; rules answered.</summary>
    public const string ModelFailed = "model-failed";
}
