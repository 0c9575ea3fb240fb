using System.Text;
using ChatOps.Agent.Access;
using ChatOps.Agent.Replies;
using ChatOps.Channels;
using ChatOps.Channels.Identity;
using ChatOps.Channels.Intake;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace ChatOps.Tests.Channels;

public sealed class ChannelOptionsTests
{
    [Fact]
    public void Access_FromConfiguration_IsRead()
    {
        var access = Bind<AccessOptions>("""
            {"Access":{"Users":[{"Account":"slack:T1/U2","Person":"U17","Role":"Manager"}],"EmailDomains":["example.com"],"Roles":{"Hr":["U04","U05"]}}}
            """);

        Assert.Equal(("slack:T1/U2", "U17", Role.Manager), access.Users.Select(u => (u.Account, u.Person, u.Role!.Value)).Single());
        Assert.Equal(["U04", "U05"], access.Roles[Role.Hr]);
        Assert.Equal(["example.com"], access.EmailDomains);
    }

    [Fact]
    public void Options_NothingSaid_AreClosed()
    {
        Assert.Empty(Bind<AccessOptions>("{}").EmailDomains);
        Assert.Empty(Bind<ChannelOptions>("{}").PersonalRepliesIn);
        Assert.Equal((64, null, 10, 7), (Bind<IntakeOptions>("{}").AtOnce, Bind<IntakeOptions>("{}").TurnsAtOnce, Bind<IntakeOptions>("{}").Attempts, Bind<IntakeOptions>("{}").KeepDays));
    }

    [Theory]
    [InlineData("""{"Access":{"Users":[{"Account":"U2"}]}}""", "'U2' is no account")]
    [InlineData("""{"Access":{"Users":[{"Account":"irc:T1/U2"}]}}""", "is no account")]
    [InlineData("""{"Access":{"Users":[{"Account":"slack:T1/U2"},{"Account":"slack:t1/u2"}]}}""", "is there twice")]
    [InlineData("""{"Access":{"Roles":{"Hr":["U04"],"Admin":["U04"]}}}""", "U04 is there twice")]
    [InlineData("""{"Access":{"EmailDomains":["*"]}}""", "'*' is no domain")]
    [InlineData("""{"Access":{"EmailDomains":["@example.com"]}}""", "is no domain")]
    [InlineData("""{"Access":{"EmailMinutes":0}}""", "EmailMinutes")]
    public void Access_Contradictory_IsSaidAtStart(string json, string expected) => Assert.Contains(expected, Failure<AccessOptions>(json), StringComparison.Ordinal);

    [Theory]
    [InlineData("AtOnce", 0)]
    [InlineData("TurnsAtOnce", 1_001)]
    [InlineData("Attempts", 0)]
    [InlineData("LongestSeconds", 9)]
    [InlineData("LeaseSeconds", 9)]
    [InlineData("KeepDays", 0)]
    [InlineData("KeepMost", 999)]
    public void Intake_OutOfRange_IsSaidAtStart(string name, int value) =>
        Assert.Contains(name, Failure<IntakeOptions>($$"""{"Channels:Intake:{{name}}":"{{value}}"}"""), StringComparison.Ordinal);

    [Theory]
    [InlineData("chatops.example.com")]
    [InlineData("/chat")]
    [InlineData("ftp://chatops.example.com")]
    [InlineData("https://alex:secret@chatops.example.com")]
    [InlineData("https://chatops.example.com/?a=b")]
    public void PublicAddress_NoAddressOfPages_IsSaidAtStart(string address) =>
        Assert.Contains("Channels:PublicAddress has to be", Failure<ChannelOptions>($$"""{"Channels:PublicAddress":"{{address}}"}"""), StringComparison.Ordinal);

    [Fact]
    public void PersonalRepliesIn_NoPlace_IsSaidAtStart() =>
        Assert.Contains("PersonalRepliesIn", Failure<ChannelOptions>("""{"Channels":{"PersonalRepliesIn":["general"]}}"""), StringComparison.Ordinal);

    [Fact]
    public void ButtonDays_OutOfRange_IsSaidAtStart() =>
        Assert.Contains("ButtonDays", Failure<ChannelOptions>("""{"Channels":{"ButtonDays":0}}"""), StringComparison.Ordinal);

    [Theory]
    [InlineData(true, "slack:T1/C1", false)]
    [InlineData(true, "slack:T1/C2", true)]
    [InlineData(true, "slack:T1/C1/more", true)]
    [InlineData(false, "slack:T1/C2", false)]
    public void GoToAskerAlone_PersonalOrNot_DependsOnThePlace(bool isPersonal, string place, bool expected)
    {
        var replies = new PersonalReplies(Options.Create(new ChannelOptions { PersonalRepliesIn = ["slack:T1/C1"] }));

        Assert.Equal(expected, replies.GoToAskerAlone(Reply.Of(ReplyOutcome.Allowed, "87 %") with { IsPersonal = isPersonal }, place));
    }

    private static T Bind<T>(string json)
        where T : class
    {
        using var services = Services(json);
        return services.GetRequiredService<IOptions<T>>().Value;
    }

    private static string Failure<T>(string json)
        where T : class
    {
        using var services = Services(json);
        return Assert.Throws<OptionsValidationException>(() => services.GetRequiredService<IOptions<T>>().Value).Message;
    }

    private static ServiceProvider Services(string json)
    {
        var configuration = new ConfigurationBuilder().AddJsonStream(new MemoryStream(Encoding.UTF8.GetBytes(json))).Build();
        return new ServiceCollection().AddChannels(configuration).BuildServiceProvider();
    }
}
