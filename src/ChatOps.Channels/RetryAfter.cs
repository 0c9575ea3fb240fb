namespace ChatOps.Channels;

/// <summary>How long a response asks to wait (RFC 9110, 10.2.3).</summary>
internal static class RetryAfter
{
    /// <summary>The pause; null if none is asked for.</summary>
    public static TimeSpan? Of(HttpResponseMessage response) => response.Headers.RetryAfter switch
    {
        { Delta: { } delta } => delta,
        { Date: { } date } when response.Headers.Date is { } now => date > now ? date - now : TimeSpan.Zero,
        _ => null,
    };
}
