using System.Net;

namespace ChatOps.IntegrationTests.Rest;

/// <summary>As much of a browser as signing in takes: cookies, and the way to the provider and back.</summary>
internal sealed class Browser(RestHost host) : IDisposable
{
    private readonly HttpClient _client = host.Client();

    public Dictionary<string, string> Cookies { get; } = new(StringComparer.Ordinal);

    /// <summary>Every cookie as it was set.</summary>
    public List<string> SetCookies { get; } = [];

    public static async Task<Browser> SignedInAsync(RestHost host, string subject)
    {
        var browser = new Browser(host);
        host.Provider.Claims["sub"] = subject;
        using var back = await browser.GoThroughProviderAsync();
        Assert.Equal(HttpStatusCode.Redirect, back.StatusCode);
        return browser;
    }

    /// <summary>Opens a page, is sent to the provider, and comes back.</summary>
    /// <param name="change">Changes the address that the provider sends back to; null: nobody does.</param>
    public async Task<HttpResponseMessage> GoThroughProviderAsync(Func<Uri, Uri>? change = null)
    {
        using var sent = await GetAsync("/");
        Assert.Equal(HttpStatusCode.Redirect, sent.StatusCode);
        var back = host.Provider.Authorize(sent.Headers.Location!);
        return await GetAsync((change?.Invoke(back) ?? back).PathAndQuery);
    }

    public Task<HttpResponseMessage> GetAsync(string path)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Add("Accept", "text/html");
        return SendAsync(request);
    }

    public async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request)
    {
        if (Cookies.Count > 0)
            request.Headers.Add("Cookie", string.Join("; ", Cookies.Select(c => $"{c.Key}={c.Value}")));
        var response = await _client.SendAsync(request);
        foreach (var cookie in response.Headers.TryGetValues("Set-Cookie", out var set) ? set : [])
        {
            SetCookies.Add(cookie);
            var (name, value) = (cookie[..cookie.IndexOf('=', StringComparison.Ordinal)], cookie[(cookie.IndexOf('=', StringComparison.Ordinal) + 1)..].Split(';')[0]);
            if (value.Length == 0)
                Cookies.Remove(name);
            else
                Cookies[name] = value;
        }

        return response;
    }

    public void Dispose() => _client.Dispose();
}
