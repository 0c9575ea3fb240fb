namespace ChatOps.Workforce.Sources;

/// <summary>A source can't be used at all. Nothing was written. The message is shown to people as it is.</summary>
public sealed class SourceRefusedException : Exception
{
    public SourceRefusedException(string message)
        : base(message)
    {
    }

    public SourceRefusedException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
