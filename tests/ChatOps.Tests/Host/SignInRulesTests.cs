using ChatOps.Host.Commands;
using ChatOps.Host.SignIn;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;

namespace ChatOps.Tests.Host;

/// <summary>What has to be configured for the host to start, where it runs and whom it lets in.</summary>
public sealed class SignInRulesTests
{
    private const string Entra = "https://login.microsoftonline.com/0c1de9a7-54d5-4d6a-8a8f-3b0f2a8b6d22/v2.0";

    private static readonly (string, string?)[] Complete =
        [("SignIn:OpenIdConnect:Authority", Entra), ("SignIn:OpenIdConnect:ClientId", "chatops"), ("SignIn:OpenIdConnect:ClientSecret", "s3cret")];

    [Fact]
    public void Check_DevelopmentWithNothing_IsRight() => Assert.Empty(Failures("Development"));

    [Theory]
    [InlineData("Production")]
    [InlineData("Staging")]
    public void Check_NothingOutsideDevelopment_SaysWhatToSet(string environment)
    {
        var failure = Assert.Single(Failures(environment));

        Assert.Contains("SignIn__OpenIdConnect__Authority, SignIn__OpenIdConnect__ClientId and SignIn__OpenIdConnect__ClientSecret", failure, StringComparison.Ordinal);
    }

    [Fact]
    public void Check_ProductionWithSignIn_IsRight() => Assert.Empty(Failures("Production", Complete));

    [Fact]
    public void Check_ProductionWithoutPages_IsRight() => Assert.Empty(Failures("Production", ("SignIn:Pages", "false")));

    [Theory]
    [InlineData(0, "SignIn:OpenIdConnect:Authority is missing")]
    [InlineData(1, "SignIn:OpenIdConnect:ClientId is missing")]
    [InlineData(2, "SignIn__OpenIdConnect__ClientSecret (in the environment) is missing")]
    public void Check_HalfConfigured_SaysWhatIsMissingInEveryEnvironment(int without, string sentence)
    {
        var settings = Complete.Where((_, i) => i != without).ToArray();

        Assert.Contains(sentence, Assert.Single(Failures("Production", settings)), StringComparison.Ordinal);
        Assert.Contains(sentence, Assert.Single(Failures("Development", settings)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("SignIn:Bearer:Authority", Entra, "SignIn:Bearer:Audience is missing")]
    [InlineData("SignIn:Bearer:Audience", "api://chatops", "SignIn:Bearer:Authority is missing")]
    public void Check_HalfABearer_SaysWhatIsMissing(string key, string value, string sentence) =>
        Assert.Contains(sentence, Assert.Single(Failures("Production", [.. Complete, (key, value)])), StringComparison.Ordinal);

    [Theory]
    [InlineData("http://login.example.com", "https://")]
    [InlineData("https://login.microsoftonline.com/common/v2.0", "every company")]
    [InlineData("https://login.microsoftonline.com/organizations/v2.0", "every company")]
    [InlineData("https://login.microsoftonline.com/consumers", "every company")]
    public void Check_AuthorityThatLetsTooManyIn_IsRefused(string authority, string sentence) =>
        Assert.Contains(sentence, Assert.Single(Failures("Production", [("SignIn:OpenIdConnect:Authority", authority), .. Complete[1..]])), StringComparison.Ordinal);

    [Fact]
    public void Check_TokensOfThePagesForRest_AreRefused() => Assert.Contains(
        "audience of its own", Assert.Single(Failures("Production", [.. Complete, ("SignIn:Bearer:Authority", Entra), ("SignIn:Bearer:Audience", "chatops")])), StringComparison.Ordinal);

    [Fact]
    public void Check_SecretOnTheCommandLine_IsRefusedWithoutSayingIt()
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(Complete.Take(2).ToDictionary(c => c.Item1, c => c.Item2))
            .AddCommandLine(["--SignIn:OpenIdConnect:ClientSecret=s3cret"]).Build();

        var failure = Assert.Single(Validate(configuration, "Production"));

        Assert.Contains("on the command line", failure, StringComparison.Ordinal);
        Assert.DoesNotContain("s3cret", failure, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://localhost:3978")]
    [InlineData("http://127.0.0.1:0")]
    [InlineData("http://[::1]:3978;https://localhost:3979")]
    public void Listen_ThisMachine_IsAlwaysAllowed(string urls) => ListeningRules.Check(Configuration(("Urls", urls)), hasSignIn: false);

    [Theory]
    [InlineData("http://0.0.0.0:3978")]
    [InlineData("http://*:80")]
    [InlineData("http://+:80")]
    [InlineData("http://[::]:80")]
    [InlineData("http://chatops.example.com")]
    [InlineData("http://localhost:3978;http://10.0.0.1:3978")]
    public void Listen_OtherMachinesWithoutSignIn_IsRefused(string urls) => Assert.Contains(
        "no sign-in is configured", Assert.Throws<RefusedException>(() => ListeningRules.Check(Configuration(("Urls", urls), ("AllowedHosts", "chatops.example.com")), hasSignIn: false)).Message, StringComparison.Ordinal);

    [Fact]
    public void Listen_EndpointOfKestrelWithoutSignIn_IsRefusedToo() => Assert.Throws<RefusedException>(
        () => ListeningRules.Check(Configuration(("Urls", "http://localhost:1"), ("Kestrel:Endpoints:Open:Url", "http://0.0.0.0:80")), hasSignIn: false));

    [Fact]
    public void Listen_OtherMachinesWithSignInAndAName_IsAllowed() =>
        ListeningRules.Check(Configuration(("Urls", "http://*:8080"), ("AllowedHosts", "chatops.example.com")), hasSignIn: true);

    [Theory]
    [InlineData("localhost;127.0.0.1;[::1]")]
    [InlineData("*")]
    [InlineData(null)]
    public void Listen_OtherMachinesWithoutAName_IsRefused(string? hosts) => Assert.Contains(
        "AllowedHosts", Assert.Throws<RefusedException>(() => ListeningRules.Check(Configuration(("Urls", "http://*:8080"), ("AllowedHosts", hosts)), hasSignIn: true)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("localhost")]
    [InlineData("ftp://localhost")]
    [InlineData("http://")]
    public void Listen_WhatIsNoAddress_IsRefused(string urls) => Assert.Throws<RefusedException>(() => ListeningRules.Check(Configuration(("Urls", urls)), hasSignIn: true));

    [Fact]
    public void Listen_ForwardedHeadersOfEverybody_AreRefused() => Assert.Throws<RefusedException>(
        () => ListeningRules.Check(Configuration(("Urls", "http://localhost:1"), ("ForwardedHeaders_Enabled", "true")), hasSignIn: true));

    [Theory]
    [InlineData("10.0.0.7", true)]
    [InlineData("10.1.0.0/16", true)]
    [InlineData("0.0.0.0/0", false)]
    [InlineData("::/0", false)]
    [InlineData("proxy.example.com", false)]
    public void Proxies_Addresses_AreReadAndNeverEverybody(string address, bool isRight) => Assert.Equal(isRight, new ProxyOptions { Addresses = [address] }.AreAddresses);

    private static IReadOnlyList<string> Failures(string environment, params (string, string?)[] settings) => Validate(Configuration(settings), environment);

    private static IReadOnlyList<string> Validate(IConfiguration configuration, string environment) =>
        [.. new SignInOptionsCheck(configuration, new Where(environment)).Validate(null, configuration.GetSection(SignInOptions.Section).Get<SignInOptions>() ?? new SignInOptions()).Failures ?? []];

    private static IConfigurationRoot Configuration(params (string Key, string? Value)[] settings) =>
        new ConfigurationBuilder().AddInMemoryCollection(settings.ToDictionary(s => s.Key, s => s.Value)).Build();

    private sealed class Where(string name) : IHostEnvironment
    {
        public string EnvironmentName { get; set; } = name;

        public string ApplicationName { get; set; } = "";

        public string ContentRootPath { get; set; } = "";

        public IFileProvider ContentRootFileProvider { get; set; } = new NullFileProvider();
    }
}
