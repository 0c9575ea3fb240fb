using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace ChatOps.Channels.Slack;

/// <summary>Lets callers in: Slack by its signature; in Development, while there are no secrets, programs of this machine.</summary>
internal sealed class SlackGate(IOptions<SlackOptions> options, IHostEnvironment environment, TimeProvider time)
{
    public SlackAccess Access => !string.IsNullOrWhiteSpace(options.Value.SigningSecret) ? SlackAccess.Signed
        : environment.IsDevelopment() && !options.Value.UsesSocket ? SlackAccess.ThisMachine
        : SlackAccess.Closed;

    /// <summary>Why a request is not let in, as the audit's code; null if it is.</summary>
    /// <param name="request">The request.</param>
    /// <param name="body">Its body as it came.</param>
    public string? Refusal(HttpRequest request, ReadOnlySpan<byte> body) => Access switch
    {
        SlackAccess.Signed => SlackSignature.Problem(
            options.Value.SigningSecret!, request.Headers[SlackSignature.SignatureHeader], request.Headers[SlackSignature.TimeHeader], body, time.GetUtcNow()),
        SlackAccess.ThisMachine when ThisMachine.IsCallerOf(request) => null,
        _ => "not-this-machine",
    };
}
