namespace ChatOps.Workforce.Store;

/// <summary>The database can't be reached, opened or written. The message is a sentence shown to people, without secrets.</summary>
public sealed class StoreUnavailableException : Exception
{
    public StoreUnavailableException(string message)
        : base(message)
    {
    }

    public StoreUnavailableException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
