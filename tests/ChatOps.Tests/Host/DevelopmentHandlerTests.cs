using System.Net;
using ChatOps.Host.SignIn;
using Microsoft.AspNetCore.Http;

namespace ChatOps.Tests.Host;

/// <summary>Who is let in where no sign-in is configured: this machine, and nobody who only looks like it.</summary>
public sealed class DevelopmentHandlerTests
{
    [Theory]
    [InlineData("127.0.0.1", "localhost:3978", null, null, true)]
    [InlineData("::1", "[::1]:3978", "http://[::1]:3978", null, true)]
    [InlineData("192.168.1.7", "localhost:3978", null, null, false)]
    [InlineData("127.0.0.1", "chatops.example.com", null, null, false)]
    [InlineData("127.0.0.1", "localhost:3978", "https://elsewhere.example.com", null, false)]
    [InlineData("127.0.0.1", "localhost:3978", "null", null, false)]
    [InlineData("127.0.0.1", "localhost:3978", null, "203.0.113.9", false)]
    public void Admits_Request_OnlyIfItIsOfThisMachine(string address, string host, string? origin, string? forwardedFor, bool admitted)
    {
        var context = new DefaultHttpContext();
        context.Connection.RemoteIpAddress = IPAddress.Parse(address);
        (context.Request.Scheme, context.Request.Host) = ("http", new HostString(host));
        if (origin is not null)
            context.Request.Headers.Origin = origin;
        if (forwardedFor is not null)
            context.Request.Headers["X-Forwarded-For"] = forwardedFor;

        Assert.Equal(admitted, DevelopmentHandler.Admits(context.Request));
    }
}
