using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.Extensions.Logging;

namespace ChatOps.IntegrationTests.Rest;

/// <summary>The played provider behind a port of this machine: it lets in whoever is sent to it, at once.</summary>
internal sealed class ProviderPort : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly HttpMessageInvoker _invoker;

    public ProviderPort()
    {
        Provider = new FakeProvider(new Uri($"http://127.0.0.1:{HostProcess.FreePort()}/company"));
        _invoker = new HttpMessageInvoker(Provider);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(Provider.Authority.GetLeftPart(UriPartial.Authority));
        _app = builder.Build();
        _app.Run(RelayAsync);
    }

    public FakeProvider Provider { get; }

    public Task StartAsync() => _app.StartAsync();

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _invoker.Dispose();
    }

    private async Task RelayAsync(HttpContext context)
    {
        var address = new Uri(context.Request.GetEncodedUrl());
        if (address.AbsolutePath.EndsWith("/authorize", StringComparison.Ordinal))
        {
            context.Response.Redirect(Provider.Authorize(address).AbsoluteUri);
            return;
        }

        using var request = new HttpRequestMessage(new HttpMethod(context.Request.Method), address) { Content = new StreamContent(context.Request.Body) };
        using var response = await _invoker.SendAsync(request, context.RequestAborted);
        context.Response.StatusCode = (int)response.StatusCode;
        context.Response.ContentType = response.Content.Headers.ContentType?.ToString();
        await response.Content.CopyToAsync(context.Response.Body, context.RequestAborted);
    }
}
