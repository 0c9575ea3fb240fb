namespace ChatOps.Host.Rest;

/// <summary>An answer that may have to be given again.</summary>
/// <param name="Status">Status of HTTP.</param>
/// <param name="ContentType">Type of the content; null for none.</param>
/// <param name="Location">Where what was made is; null for nowhere.</param>
/// <param name="Content">The content.</param>
internal sealed record KeptAnswer(int Status, string? ContentType, string? Location, byte[] Content) : IResult
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.StatusCode = Status;
        response.ContentType = ContentType;
        if (Location is not null)
            response.Headers.Location = Location;
        response.ContentLength = Content.Length;
        await response.Body.WriteAsync(Content, httpContext.RequestAborted);
    }
}
