using System.Security.Cryptography;
using System.Text;
using Microsoft.IdentityModel.Tokens;

namespace ChatOps.Tests.Channels.Teams;

/// <summary>Tokens of the Bot Connector, and its keys.</summary>
public sealed class ConnectorTokensTests
{
    public static TheoryData<string, string> BadTokens => new()
    {
        { "none", "no-token" },
        { "basic", "bad-token" },
        { "garbage", "bad-token" },
        { "too long", "bad-token" },
        { "audience", "wrong-audience" },
        { "issuer", "wrong-issuer" },
        { "expired", "expired-token" },
        { "early", "expired-token" },
        { "other key, same name", "bad-signature" },
        { "unknown key", "unknown-key" },
        { "unsigned", "bad-signature" },
        { "signed with the public key as a secret", "bad-signature" },
        { "no service url", "no-service-url" },
        { "changed", "bad-signature" },
    };

    [Theory]
    [MemberData(nameof(BadTokens))]
    public async Task Receive_TokenThatDoesNotCount_Is401AuditedAndNotKept(string wrong, string code)
    {
        using var bench = new TeamsBench();

        var (status, _) = await bench.PostAsync(TeamsBench.Message().ToJsonString(), Header(bench, wrong));

        Assert.Equal(401, status);
        Assert.Equal([code], bench.Refusals.Codes);
        Assert.Null(bench.Refusals.Notes[0].Sender);
        Assert.Empty(bench.Intake.Events);
    }

    [Fact]
    public async Task Receive_GoodToken_IsKeptAndAcknowledged()
    {
        using var bench = new TeamsBench();

        var (status, _) = await bench.PostAsync(TeamsBench.Message());

        Assert.Equal(202, status);
        Assert.Single(bench.Intake.Events);
        Assert.Empty(bench.Refusals.Notes);
    }

    [Theory]
    [InlineData(-4, 202)]
    [InlineData(-6, 401)]
    public async Task Receive_ClocksThatDiffer_AreForgivenFiveMinutes(int expiredMinutes, int expected)
    {
        using var bench = new TeamsBench();
        var token = bench.Connector.Token(expiresIn: TimeSpan.FromMinutes(expiredMinutes), notBeforeIn: TimeSpan.FromMinutes(-90));

        var (status, _) = await bench.PostAsync(TeamsBench.Message().ToJsonString(), $"Bearer {token}");

        Assert.Equal(expected, status);
    }

    [Fact]
    public async Task Receive_KeyRolledOver_ReadsTheKeysAgain()
    {
        using var bench = new TeamsBench();
        await bench.PostAsync(TeamsBench.Message());
        bench.Connector.Keys.Clear();
        bench.Connector.Keys["second"] = FakeConnector.SecondKey;
        bench.Time.Advance(TimeSpan.FromMinutes(10));

        var (status, _) = await bench.PostAsync(TeamsBench.Message(id: "2").ToJsonString(), $"Bearer {bench.Connector.Token(keyId: "second")}");
        var (old, _) = await bench.PostAsync(TeamsBench.Message(id: "3").ToJsonString(), $"Bearer {bench.Connector.Token(keyId: "first")}");

        Assert.Equal((202, 401, 2), (status, old, bench.Connector.MetadataReads));
    }

    [Fact]
    public async Task Receive_ManyMadeUpKeys_AskForTheKeysOnceInFiveMinutes()
    {
        using var bench = new TeamsBench();
        foreach (var n in Enumerable.Range(0, 100))
            await bench.PostAsync(TeamsBench.Message().ToJsonString(), $"Bearer {bench.Connector.Token(keyId: $"made-up-{n}")}");

        Assert.Equal(1, bench.Connector.MetadataReads);
    }

    [Fact]
    public async Task Receive_KeysCanNotBeRead_Is503AndSaysNothingOfTheToken()
    {
        using var bench = new TeamsBench();
        bench.Connector.IsMetadataUp = false;

        var (status, _) = await bench.PostAsync(TeamsBench.Message());

        Assert.Equal(503, status);
        Assert.Empty(bench.Refusals.Notes);
    }

    [Fact]
    public async Task Receive_KeysCanNotBeReadAgain_GoesOnWithYesterdays()
    {
        using var bench = new TeamsBench();
        await bench.PostAsync(TeamsBench.Message());
        bench.Connector.IsMetadataUp = false;
        bench.Time.Advance(TimeSpan.FromDays(2));

        var (status, _) = await bench.PostAsync(TeamsBench.Message(id: "2"));

        Assert.Equal(202, status);
    }

    [Theory]
    [InlineData("https://smba.trafficmanager.net/amer/", "https://smba.trafficmanager.net/emea/", "wrong-service-url")]
    [InlineData("https://evil.example/", "https://evil.example/", "wrong-service-url")]
    [InlineData("http://smba.trafficmanager.net/emea/", "http://smba.trafficmanager.net/emea/", "wrong-service-url")]
    [InlineData("https://smba.trafficmanager.net.evil.example/", "https://smba.trafficmanager.net.evil.example/", "wrong-service-url")]
    [InlineData("https://x@smba.trafficmanager.net/emea/", "https://x@smba.trafficmanager.net/emea/", "wrong-service-url")]
    public async Task Receive_ServiceUrlElsewhere_Is403Audited(string inToken, string inActivity, string code)
    {
        using var bench = new TeamsBench();
        var activity = TeamsBench.Message();
        activity["serviceUrl"] = inActivity;

        var (status, _) = await bench.PostAsync(activity.ToJsonString(), $"Bearer {bench.Connector.Token(serviceUrl: inToken)}");

        Assert.Equal(403, status);
        Assert.Equal([code], bench.Refusals.Codes);
        Assert.Empty(bench.Intake.Events);
    }

    [Theory]
    [InlineData("webchat")]
    [InlineData(null)]
    public async Task Receive_KeyNotEndorsedForTeams_Is403(string? endorsement)
    {
        using var bench = new TeamsBench();
        bench.Connector.Endorsements = endorsement is null ? null : [endorsement];

        var (status, _) = await bench.PostAsync(TeamsBench.Message());

        Assert.Equal(403, status);
        Assert.Equal(["wrong-channel"], bench.Refusals.Codes);
    }

    private static string? Header(TeamsBench bench, string wrong)
    {
        var good = bench.Connector.Token();
        return wrong switch
        {
            "none" => null,
            "basic" => "Basic YTpi",
            "garbage" => "Bearer not.a.token",
            "too long" => "Bearer " + new string('a', 20_000),
            "audience" => "Bearer " + bench.Connector.Token(audience: "99999999-0000-0000-0000-000000000000"),
            "issuer" => "Bearer " + bench.Connector.Token(issuer: "https://sts.windows.net/x/"),
            "expired" => "Bearer " + bench.Connector.Token(expiresIn: TimeSpan.FromMinutes(-10), notBeforeIn: TimeSpan.FromMinutes(-70)),
            "early" => "Bearer " + bench.Connector.Token(notBeforeIn: TimeSpan.FromMinutes(10)),
            "other key, same name" => "Bearer " + bench.Connector.Token(key: FakeConnector.SecondKey),
            "unknown key" => "Bearer " + bench.Connector.Token(keyId: "nobody", key: FakeConnector.SecondKey),
            "unsigned" => $"Bearer {Part("""{"alg":"none","kid":"first"}""")}.{good.Split('.')[1]}.",
            "signed with the public key as a secret" => "Bearer " + Forged(bench, good),
            "no service url" => "Bearer " + bench.Connector.Token(serviceUrl: null),
            "changed" => $"Bearer {good.Split('.')[0]}.{Part(Encoding.UTF8.GetString(Base64UrlEncoder.DecodeBytes(good.Split('.')[1])).Replace("emea", "apac", StringComparison.Ordinal))}.{good.Split('.')[2]}",
            _ => throw new ArgumentOutOfRangeException(nameof(wrong)),
        };
    }

    private static string Forged(TeamsBench bench, string good)
    {
        var head = $"{Part("""{"alg":"HS256","kid":"first","typ":"JWT"}""")}.{good.Split('.')[1]}";
        var secret = bench.Connector.Keys["first"].ExportSubjectPublicKeyInfo();
        return $"{head}.{Base64UrlEncoder.Encode(HMACSHA256.HashData(secret, Encoding.ASCII.GetBytes(head)))}";
    }

    private static string Part(string json) => Base64UrlEncoder.Encode(json);
}
