using System.Net.WebSockets;
using ChatOps.Tests.Channels.Slack;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace ChatOps.IntegrationTests.Slack;

/// <summary>The played Slack behind a port of this machine.</summary>
internal sealed class SlackPort : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly HttpMessageInvoker _slack;

    private SlackPort(FakeSlack slack, int port)
    {
        Address = new Uri($"http://127.0.0.1:{port}/");
        _slack = new HttpMessageInvoker(slack);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(Address.AbsoluteUri);
        _app = builder.Build();
        _app.UseWebSockets();
        _app.Run(RelayAsync);
    }

    public Uri Address { get; }

    public static async Task<SlackPort> StartAsync(FakeSlack slack)
    {
        var port = new SlackPort(slack, HostProcess.FreePort());
        await port._app.StartAsync();
        return port;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _slack.Dispose();
    }

    /// <summary>What happens over a connection of Socket Mode.</summary>
    public Func<WebSocket, Task>? Socket { get; set; }

    private async Task RelayAsync(HttpContext context)
    {
        if (context.WebSockets.IsWebSocketRequest && Socket is not null)
        {
            using var socket = await context.WebSockets.AcceptWebSocketAsync();
            await Socket(socket);
            return;
        }

        using var request = new HttpRequestMessage(new HttpMethod(context.Request.Method), new Uri(Address, context.Request.Path + context.Request.QueryString.ToString()));
        if (context.Request.ContentType is { } type)
        {
            request.Content = new StreamContent(context.Request.Body);
            request.Content.Headers.TryAddWithoutValidation("Content-Type", type);
        }

        request.Headers.TryAddWithoutValidation("Authorization", context.Request.Headers.Authorization.ToString());
        using var response = await _slack.SendAsync(request, context.RequestAborted);
        context.Response.StatusCode = (int)response.StatusCode;
        if (response.Headers.RetryAfter?.Delta is { } pause)
            context.Response.Headers.RetryAfter = $"{pause.TotalSeconds:0}";
        context.Response.ContentType = response.Content.Headers.ContentType?.ToString();
        await response.Content.CopyToAsync(context.Response.Body, context.RequestAborted);
    }
}
