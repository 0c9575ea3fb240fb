using System.Net;
using ChatOps.Host.SignIn;

namespace ChatOps.IntegrationTests.Rest;

/// <summary>What browsers are told, whom forwarded headers are believed from, and that secrets stay secret.</summary>
[Collection(RestHostCollection.Name)]
public sealed class SecurityTests(RestHost host)
{
    [Theory]
    [InlineData("/")]
    [InlineData("/health")]
    [InlineData("/ml-service/api/ml/training/jobs")]
    [InlineData("/nothing")]
    [InlineData("/app.css")]
    public async Task Answers_Everywhere_TellBrowsersWhatNotToDo(string path)
    {
        using var client = host.Client();
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Host = "localhost:5000";

        using var response = await client.SendAsync(request);

        string Header(string name) => Assert.Single(response.Headers.GetValues(name));
        Assert.Contains("script-src 'self';", Header("Content-Security-Policy"), StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", Header("Content-Security-Policy"), StringComparison.Ordinal);
        Assert.Equal("nosniff", Header("X-Content-Type-Options"));
        Assert.Equal("no-referrer", Header("Referrer-Policy"));
        Assert.False(response.Headers.Contains("Server"));
    }

    [Theory]
    [InlineData("https", true)]
    [InlineData("http", false)]
    public async Task Answers_ToTheNameOfTheHost_SayHttpsOnlyOverHttps(string scheme, bool says)
    {
        using var client = host.Client();
        client.DefaultRequestHeaders.Remove("X-Forwarded-Proto");
        client.DefaultRequestHeaders.Add("X-Forwarded-Proto", scheme);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/health");
        request.Headers.Host = "chatops.test";

        using var response = await client.SendAsync(request);

        Assert.Equal(says, response.Headers.Contains("Strict-Transport-Security"));
    }

    [Fact]
    public async Task Answers_ToAnotherHostName_Are400()
    {
        using var client = host.Client();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/health");
        request.Headers.Host = "evil.example.com";

        Assert.Equal(HttpStatusCode.BadRequest, (await client.SendAsync(request)).StatusCode);
    }

    [Fact]
    public async Task Logs_AfterEverySecretWasUsed_HoldNoneOfThem()
    {
        using var browser = await Browser.SignedInAsync(host, "lena");
        using (await browser.GetAsync("/"))
        {
        }

        var key = host.KeyFor(Scopes.RankRead);
        await host.PostAsync(key, RestHost.Ranking, new { taskId = "TASK-101" });
        await host.PostAsync(key + "x", RestHost.Ranking, new { taskId = "TASK-101" });
        await host.PostAsync(host.Provider.AccessToken(new() { ["sub"] = "lena", ["scope"] = "rank:read" }), RestHost.Ranking, new { taskId = "TASK-101" });
        await host.PostAsync(host.Provider.AccessToken(new() { ["sub"] = "lena" }, issuer: "https://evil.test"), RestHost.Ranking, new { taskId = "TASK-101" });

        string[] secrets =
        [
            .. host.MadeKeys.Select(k => k[(ApiKeys.Prefix.Length + 9)..]),
            .. host.Provider.Secrets.Select(s => s.Contains('.', StringComparison.Ordinal) ? s[(s.LastIndexOf('.') + 1)..] : s).Where(s => s.Length > 0),
            .. browser.Cookies.Where(c => c.Key.StartsWith("__Host-", StringComparison.Ordinal)).Select(c => c.Value),
            "planted-signing-secret-77", "xoxb-planted-bot-token", "planted-app-secret-31",
        ];
        Assert.True(host.Log.Count > 100, "Nothing is logged, so nothing was looked at.");
        foreach (var line in host.Log)
            Assert.DoesNotContain(secrets, s => line.Contains(s, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Logs_AfterSomebodySignedInWithAnAddress_HoldNeitherNameNorAddress()
    {
        var (name, address) = (host.Provider.Claims["name"], host.Provider.Claims["email"]);
        (host.Provider.Claims["name"], host.Provider.Claims["email"]) = ("Zebulon Quatermain", "zebulon.q@planted.example");
        try
        {
            using var browser = await Browser.SignedInAsync(host, "zebulon");
            using var page = await browser.GetAsync("/");
            await host.PostAsync(host.Provider.AccessToken(new() { ["sub"] = "zebulon", ["email"] = "zebulon.q@planted.example", ["scope"] = "rank:read" }), RestHost.Ranking, new { taskId = "TASK-101" });
        }
        finally
        {
            (host.Provider.Claims["name"], host.Provider.Claims["email"]) = (name, address);
        }

        Assert.NotEmpty(host.LogAtInformation);
        Assert.All(new[] { "Quatermain", "zebulon.q", "planted.example" }, p => Assert.DoesNotContain(host.LogAtInformation, l => l.Contains(p, StringComparison.OrdinalIgnoreCase)));
    }
}
