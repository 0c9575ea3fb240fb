namespace ChatOps.Cvs.Documents;

/// <summary>A file can't be read. The message is a sentence for the person who sent it.</summary>
internal sealed class DocumentRefusedException(string code, string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>One of <see cref="CvProblemCode"/>.</summary>
    public string Code { get; } = code;
}
