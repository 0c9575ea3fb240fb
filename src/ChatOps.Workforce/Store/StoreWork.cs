using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace ChatOps.Workforce.Store;

/// <summary>Work on a database: it is measured, and its failures become sentences.</summary>
internal static class StoreWork
{
    private const string Suffix = "Async";

    /// <summary>Does some work.</summary>
    /// <param name="database">The database.</param>
    /// <param name="work">The work.</param>
    /// <param name="operation">What it is called in traces and metrics: the method that does it.</param>
    /// <exception cref="StoreUnavailableException">The database failed; the message says what to do.</exception>
    public static async Task<T> GuardAsync<T>(this IStoreDatabase database, Func<Task<T>> work, [CallerMemberName] string operation = "")
    {
        operation = operation.EndsWith(Suffix, StringComparison.Ordinal) ? operation[..^Suffix.Length] : operation;
        using var activity = StoreTelemetry.Begin(operation);
        var began = Stopwatch.GetTimestamp();
        try
        {
            return await work();
        }
        catch (Exception e) when ((database.Explain(e.InnerException ?? e) ?? database.Explain(e)) is { } sentence)
        {
            StoreTelemetry.Fail(activity);
            throw new StoreUnavailableException(sentence, e);
        }
        finally
        {
            StoreTelemetry.End(operation, began);
        }
    }

    /// <summary>Does some work with a context of its own.</summary>
    /// <inheritdoc cref="GuardAsync"/>
    public static Task<T> WithContextAsync<T>(this IStoreDatabase database, Func<WorkforceContext, Task<T>> work, [CallerMemberName] string operation = "") => database.GuardAsync(
        async () =>
        {
            await using var context = database.CreateContext();
            return await work(context);
        },
        operation);
}
