using System.Net.Sockets;
using System.Text;

namespace ChatOps.IntegrationTests;

/// <summary>The host that serves, started rightly and wrongly.</summary>
public sealed class ServeTests : VerbTests
{
    [Fact]
    public async Task Serve_SecondHostOnTheSameStore_SaysSo()
    {
        using var first = HostProcess.Start(Folder, null, "serve", "--urls", $"http://127.0.0.1:{HostProcess.FreePort()}");
        await first.WaitForAsync("Now listening on");

        var (exit, output) = await RunAsync("serve", "--urls", $"http://127.0.0.1:{HostProcess.FreePort()}");

        Assert.Equal(1, exit);
        Assert.Contains("Another ChatOps host is using the store", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Serve_SecondHostOnTheSamePort_SaysSo()
    {
        var address = $"http://127.0.0.1:{HostProcess.FreePort()}";
        using var first = HostProcess.Start(Folder, null, "serve", "--urls", address);
        await first.WaitForAsync("Now listening on");

        var (exit, output) = await HostProcess.RunAsync(Folder, new Dictionary<string, string> { ["Store__Path"] = "other.db" }, "serve", "--urls", address);

        Assert.Equal(1, exit);
        Assert.Contains("The address is in use", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Serve_AfterTheFirstHostWasKilled_StartsAgain()
    {
        using (var first = HostProcess.Start(Folder, null, "serve", "--urls", $"http://127.0.0.1:{HostProcess.FreePort()}"))
        {
            await first.WaitForAsync("Now listening on");
            first.Process.Kill();
            await first.ExitAsync();
        }

        using var second = HostProcess.Start(Folder, null, "serve", "--urls", $"http://127.0.0.1:{HostProcess.FreePort()}");
        await second.WaitForAsync("Now listening on");
    }

    [Theory]
    [InlineData("localhost", "200")]
    [InlineData("evil.example", "400")]
    public async Task Serve_RequestForAnotherHostName_IsRefused(string hostName, string status)
    {
        var port = HostProcess.FreePort();
        using var host = HostProcess.Start(Folder, null, "serve", "--urls", $"http://127.0.0.1:{port}");
        await host.WaitForAsync("Now listening on");

        using var client = new TcpClient("127.0.0.1", port);
        await using var stream = client.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"GET / HTTP/1.1\r\nHost: {hostName}:{port}\r\nConnection: close\r\n\r\n"));
        using var reader = new StreamReader(stream);

        Assert.StartsWith($"HTTP/1.1 {status}", await reader.ReadLineAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Production")]
    [InlineData("Staging")]
    public async Task Serve_OutsideDevelopment_RefusesToStart(string environment)
    {
        var (exit, output) = await HostProcess.RunAsync(Folder, new Dictionary<string, string> { ["ASPNETCORE_ENVIRONMENT"] = environment }, "serve");

        Assert.Equal(1, exit);
        Assert.Contains("Set SignIn__OpenIdConnect__Authority, SignIn__OpenIdConnect__ClientId and SignIn__OpenIdConnect__ClientSecret", output, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(Folder, "data")));
    }

    [Fact]
    public async Task Serve_ProductionWithSignIn_Starts()
    {
        await ImportedTeam.CopyToAsync(Folder);
        var environment = new Dictionary<string, string>
        {
            ["ASPNETCORE_ENVIRONMENT"] = "Production",
            ["SignIn__OpenIdConnect__Authority"] = "https://login.example.com/company",
            ["SignIn__OpenIdConnect__ClientId"] = "chatops",
            ["SignIn__OpenIdConnect__ClientSecret"] = "planted-secret-of-the-environment",
            ["AllowedHosts"] = "chatops.example.com",
        };
        using var host = HostProcess.Start(Folder, environment, "serve", "--urls", $"http://0.0.0.0:{HostProcess.FreePort()}");

        await host.WaitForAsync("Now listening on");

        Assert.DoesNotContain("planted-secret", host.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Serve_ProductionWithoutTheChannelsSecrets_TakesNothingFromThem()
    {
        await ImportedTeam.CopyToAsync(Folder);
        var address = $"http://127.0.0.1:{HostProcess.FreePort()}";
        var environment = new Dictionary<string, string> { ["ASPNETCORE_ENVIRONMENT"] = "Production", ["SignIn__Pages"] = "false" };
        using var host = HostProcess.Start(Folder, environment, "serve", "--urls", address);
        await host.WaitForAsync("Now listening on");
#pragma warning disable RS0030 // a test is the outside: its client is not the host's
        using var client = new HttpClient { BaseAddress = new Uri(address) };
#pragma warning restore RS0030

        foreach (var path in new[] { "/api/messages", "/slack/events", "/slack/commands", "/slack/interactions" })
        {
            using var response = await client.PostAsync(path, new StringContent("""{"type":"message","text":"who should take TASK-101?","serviceUrl":"http://localhost/"}""", Encoding.UTF8, "application/json"));
            Assert.True(response.StatusCode is System.Net.HttpStatusCode.Unauthorized or System.Net.HttpStatusCode.NotFound, $"{path} answered {(int)response.StatusCode}: {await response.Content.ReadAsStringAsync()}");
        }
    }

    [Fact]
    public async Task Serve_ForwardedHeadersOfAProxyThatNobodyNamed_AreNotBelieved()
    {
        await ImportedTeam.CopyToAsync(Folder);
        var address = $"http://127.0.0.1:{HostProcess.FreePort()}";
        var environment = new Dictionary<string, string> { ["ASPNETCORE_ENVIRONMENT"] = "Production", ["SignIn__Pages"] = "false", ["AllowedHosts"] = "chatops.test", ["RateLimits__StrangersPerSecond"] = "5" };
        using var host = HostProcess.Start(Folder, environment, "serve", "--urls", address);
        await host.WaitForAsync("Now listening on");
#pragma warning disable RS0030 // a test is the outside: its client is not the host's
        using var client = new HttpClient { BaseAddress = new Uri(address) };
#pragma warning restore RS0030
        client.DefaultRequestHeaders.Host = "chatops.test";
        client.DefaultRequestHeaders.Add("X-Forwarded-Proto", "https");
        client.DefaultRequestHeaders.Add("X-Forwarded-Host", "localhost");

        var answers = await Task.WhenAll(Enumerable.Range(1, 200).Select(async n =>
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/health");
            request.Headers.Add("X-Forwarded-For", $"203.0.113.{n}");
            return await client.SendAsync(request);
        }));

        Assert.Contains(answers, a => a.StatusCode == System.Net.HttpStatusCode.OK);
        Assert.Contains(answers, a => a.StatusCode == System.Net.HttpStatusCode.TooManyRequests); // two hundred addresses that are said are one that is
        Assert.DoesNotContain(answers, a => a.Headers.Contains("Strict-Transport-Security")); // nor did it come over https
    }
}
