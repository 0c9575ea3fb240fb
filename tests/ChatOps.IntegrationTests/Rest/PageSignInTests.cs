using System.Net;
using ChatOps.Agent.Access;
using ChatOps.Channels.Identity;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.Tokens;

namespace ChatOps.IntegrationTests.Rest;

/// <summary>Signing in to the pages, and everything that must not sign anybody in.</summary>
[Collection(RestHostCollection.Name)]
public sealed class PageSignInTests(RestHost host) : IDisposable
{
    public void Dispose() => host.Provider.Spoil = null;

    [Fact]
    public async Task SignIn_AtTheProvider_OpensThePageWithALockedCookie()
    {
        using var browser = await Browser.SignedInAsync(host, "lena");

        using var page = await browser.GetAsync("/");

        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        var cookie = Assert.Single(browser.SetCookies, c => c.StartsWith("__Host-chatops=", StringComparison.Ordinal));
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("secure", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("path=/", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.All(browser.SetCookies, c => Assert.Contains("secure", c, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task SignIn_CookieThatWasChanged_OpensNothing()
    {
        using var browser = await Browser.SignedInAsync(host, "lena");
        var cookie = browser.Cookies["__Host-chatops"];
        browser.Cookies["__Host-chatops"] = cookie[..20] + (cookie[20] == 'A' ? 'B' : 'A') + cookie[21..];

        using var page = await browser.GetAsync("/");

        Assert.Equal(HttpStatusCode.Redirect, page.StatusCode);
    }

    [Theory]
    [InlineData("issuer")]
    [InlineData("audience")]
    [InlineData("expired")]
    [InlineData("signature")]
    [InlineData("nonce")]
    [InlineData("no subject")]
    public async Task SignIn_TokenThatDoesNotCount_SignsNobodyIn(string wrong)
    {
        host.Provider.Claims["sub"] = "lena";
        host.Provider.Spoil = token =>
        {
            switch (wrong)
            {
                case "issuer": token.Issuer = "https://login.test/another"; break;
                case "audience": token.Audience = "another"; break;
                case "expired": token.Expires = TimeProvider.System.GetUtcNow().UtcDateTime.AddMinutes(-30); break;
                case "signature": token.SigningCredentials = new SigningCredentials(new RsaSecurityKey(System.Security.Cryptography.RSA.Create(2048)) { KeyId = "k1" }, SecurityAlgorithms.RsaSha256); break;
                case "nonce": token.Claims["nonce"] = "another"; break;
                default: token.Claims.Remove("sub"); break;
            }
        };
        using var browser = new Browser(host);

        using var back = await browser.GoThroughProviderAsync();

        Assert.Equal(HttpStatusCode.Unauthorized, back.StatusCode);
        Assert.DoesNotContain("__Host-chatops", browser.Cookies.Keys);
        Assert.DoesNotContain("Exception", await back.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("state")]
    [InlineData("code")]
    public async Task SignIn_WayBackThatWasChanged_SignsNobodyIn(string parameter)
    {
        using var browser = new Browser(host);

        using var back = await browser.GoThroughProviderAsync(address =>
        {
            var query = QueryHelpers.ParseQuery(address.Query).ToDictionary(q => q.Key, q => q.Value.ToString());
            query[parameter] = "made-up";
            return new Uri(QueryHelpers.AddQueryString(address.GetLeftPart(UriPartial.Path), query!));
        });

        Assert.Equal(HttpStatusCode.Unauthorized, back.StatusCode);
        Assert.DoesNotContain("__Host-chatops", browser.Cookies.Keys);
    }

    [Fact]
    public async Task SignIn_WayBackInAnotherBrowser_SignsNobodyIn()
    {
        using var browser = new Browser(host);
        using var sent = await browser.GetAsync("/");
        using var another = new Browser(host);

        using var back = await another.GetAsync(host.Provider.Authorize(sent.Headers.Location!).PathAndQuery);

        Assert.Equal(HttpStatusCode.Unauthorized, back.StatusCode);
        Assert.DoesNotContain("__Host-chatops", another.Cookies.Keys);
    }

    [Fact]
    public async Task SignOut_WithoutTheFormsToken_IsRefused()
    {
        using var browser = await Browser.SignedInAsync(host, "lena");

        using var response = await browser.SendAsync(new HttpRequestMessage(HttpMethod.Post, "/sign-out") { Content = new FormUrlEncodedContent([new("confirmed", "true")]) });

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("__Host-chatops", browser.Cookies.Keys);
    }

    [Fact]
    public async Task Identities_PersonOfAnotherProvider_IsWhoAccessSays()
    {
        var identities = host.Services.GetRequiredService<IChannelIdentities>();

        var speaker = await identities.FindAsync(new ChannelUser("web", "login.test", "lena", "Whatever"), _ => Task.FromResult<string?>(null), CancellationToken.None);

        Assert.Equal(("U17", Role.Manager, "web:login.test/lena"), (speaker.PersonId, speaker.Role, speaker.Account));
    }
}
