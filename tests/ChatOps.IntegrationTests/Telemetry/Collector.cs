using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace ChatOps.IntegrationTests.Telemetry;

/// <summary>Takes what is sent by OTLP over HTTP and keeps its bytes: strings stand in them as they are.</summary>
internal sealed class Collector : IAsyncDisposable
{
    private readonly WebApplication _app;

    private Collector(int port)
    {
        Address = new Uri($"http://127.0.0.1:{port}/");
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(Address.AbsoluteUri);
        _app = builder.Build();
        _app.Run(KeepAsync);
    }

    public Uri Address { get; }

    /// <summary>Signal (<c>/v1/traces</c> and so on) and what was sent.</summary>
    public ConcurrentQueue<(string Signal, string Text)> Received { get; } = new();

    public static async Task<Collector> StartAsync()
    {
        var collector = new Collector(HostProcess.FreePort());
        await collector._app.StartAsync();
        return collector;
    }

    /// <summary>Everything of a signal so far.</summary>
    public string Of(string signal) => string.Concat(Received.Where(r => r.Signal == signal).Select(r => r.Text));

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task KeepAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        Received.Enqueue((context.Request.Path.Value!, Encoding.UTF8.GetString(body.ToArray())));
        context.Response.ContentType = "application/x-protobuf";
    }
}
