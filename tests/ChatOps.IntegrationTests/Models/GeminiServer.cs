using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ChatOps.IntegrationTests.Models;

/// <summary>A server on loopback that answers what it was told to, in order, and keeps what it was asked.</summary>
internal sealed class GeminiServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<Func<HttpContext, Task>> _answers = new();

    private readonly TaskCompletionSource _arrived = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private GeminiServer(WebApplication app) => _app = app;

    /// <summary>Ends when the first request has arrived.</summary>
    public Task Arrived => _arrived.Task;

    public Uri Address { get; private set; } = null!;

    public ConcurrentQueue<GeminiCall> Calls { get; } = new();

    public static async Task<GeminiServer> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var server = new GeminiServer(app);
        app.MapPost("/{**path}", server.AnswerAsync);
        await app.StartAsync();
        server.Address = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());
        return server;
    }

    /// <summary>Answers the next request with JSON.</summary>
    public GeminiServer Then(string json, int status = 200, string? retryAfter = null)
    {
        _answers.Enqueue(async context =>
        {
            context.Response.StatusCode = status;
            if (retryAfter is not null)
                context.Response.Headers.RetryAfter = retryAfter;
            context.Response.ContentType = "application/json";
            await context.Response.WriteAsync(json);
        });
        return this;
    }

    /// <summary>Answers the next request with server-sent events, one per piece; then breaks the connection off where asked.</summary>
    public GeminiServer ThenStream(IEnumerable<string> pieces, bool breaksOff = false)
    {
        _answers.Enqueue(async context =>
        {
            context.Response.ContentType = "text/event-stream";
            foreach (var piece in pieces)
            {
                await context.Response.WriteAsync($"data: {piece}\r\n\r\n");
                await context.Response.Body.FlushAsync();
            }

            if (breaksOff)
                context.Abort();
        });
        return this;
    }

    /// <summary>Answers the next request with server-sent events, the last of them when it is told to.</summary>
    public GeminiServer ThenStream(string first, Task goOn, string last)
    {
        _answers.Enqueue(async context =>
        {
            context.Response.ContentType = "text/event-stream";
            await context.Response.WriteAsync($"data: {first}\r\n\r\n");
            await context.Response.Body.FlushAsync();
            await goOn.WaitAsync(context.RequestAborted);
            await context.Response.WriteAsync($"data: {last}\r\n\r\n");
        });
        return this;
    }

    /// <summary>Never answers the next request.</summary>
    public GeminiServer ThenSilence()
    {
        _answers.Enqueue(async context =>
        {
            var givenUp = new TaskCompletionSource();
            await using var registration = context.RequestAborted.Register(givenUp.SetResult);
            await givenUp.Task;
        });
        return this;
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        var body = await JsonNode.ParseAsync(context.Request.Body);
        _arrived.TrySetResult();
        Calls.Enqueue(new GeminiCall(context.Request.Path + context.Request.QueryString, context.Request.Headers["x-goog-api-key"], body!));
        if (_answers.TryDequeue(out var answer))
            await answer(context);
        else
            context.Response.StatusCode = 500;
    }
}
