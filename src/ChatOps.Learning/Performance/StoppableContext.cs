using System.Runtime.CompilerServices;
using Microsoft.ML;

namespace ChatOps.Learning.Performance;

/// <summary>Stops what ML.NET is at: a forest of a large company grows for longer than an admin who says "stop" should wait.</summary>
internal static class StoppableContext
{
    /// <summary>From now on the context gives up with an <see cref="OperationCanceledException"/> between two trees when it is cancelled.</summary>
    public static CancellationTokenRegistration StopsWith(this MLContext context, CancellationToken cancellationToken) => cancellationToken.Register(() => CancelExecution(context));

    /// <summary>ML.NET (5.0.1) keeps this for its own AutoML; its trainers ask for it everywhere.</summary>
    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "CancelExecution")]
    private static extern void CancelExecution(MLContext context);
}
