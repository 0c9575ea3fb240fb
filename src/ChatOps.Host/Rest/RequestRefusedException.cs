namespace ChatOps.Host.Rest;

/// <summary>A request of REST that can't be answered as it is. The message is for its sender and says what to do.</summary>
internal sealed class RequestRefusedException(int status, string message, string? field = null) : Exception(message)
{
    /// <summary>Status of HTTP, 400 to 499.</summary>
    public int Status { get; } = status;

    /// <summary>The field that is wrong, as a path: <c>requests[3].taskId</c>; null where it is none in particular.</summary>
    public string? Field { get; } = field;

    /// <summary>What is wrong with one field.</summary>
    public static RequestRefusedException Invalid(string field, string message) => new(StatusCodes.Status400BadRequest, message, field);

    /// <summary>What is asked about is not there.</summary>
    public static RequestRefusedException NotFound(string field, string message) => new(StatusCodes.Status404NotFound, message, field);
}
