namespace ChatOps.Workforce.Store;

/// <summary>Work on a database, whose failures become sentences.</summary>
internal static class StoreWork
{
    /// <summary>Does some work.</summary>
    /// <exception cref="StoreUnavailableException">The database failed; the message says what to do.</exception>
    public static async Task<T> GuardAsync<T>(this IStoreDatabase database, Func<Task<T>> work)
    {
        try
        {
            return await work();
        }
        catch (Exception e) when ((database.Explain(e.InnerException ?? e) ?? database.Explain(e)) is { } sentence)
        {
            throw new StoreUnavailableException(sentence, e);
        }
    }

    /// <summary>Does some work with a context of its own.</summary>
    /// <exception cref="StoreUnavailableException">The database failed; the message says what to do.</exception>
    public static Task<T> WithContextAsync<T>(this IStoreDatabase database, Func<WorkforceContext, Task<T>> work) => database.GuardAsync(async () =>
    {
        await using var context = database.CreateContext();
        return await work(context);
    });
}
