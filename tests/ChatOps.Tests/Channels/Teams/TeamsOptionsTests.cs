using Microsoft.Extensions.Options;

namespace ChatOps.Tests.Channels.Teams;

public sealed class TeamsOptionsTests
{
    [Theory]
    [InlineData("Channels:Teams:AppId", "my bot", "a GUID")]
    [InlineData("Channels:Teams:AppSecret", "", "AppSecret must be set")]
    [InlineData("Channels:Teams:AppId", "", "for which app")]
    [InlineData("Channels:Teams:Tenant", "", "whose people are answered")]
    [InlineData("Channels:Teams:Tenant", "example.com", "a GUID")]
    [InlineData("Channels:Teams:OpenIdMetadata", "http://login.botframework.com/x", "https://")]
    [InlineData("Channels:Teams:LoginAddress", "http://login.example", "https://")]
    [InlineData("Channels:Teams:GraphAddress", "http://graph.microsoft.com/", "https://")]
    [InlineData("Channels:Teams:GraphAddress", "https://graph.microsoft.com/v1.0", "without a path")]
    [InlineData("Channels:Teams:ServiceHosts:0", "https://smba.example/", "host names")]
    [InlineData("Channels:Teams:ServiceHosts:0", ".", "host names")]
    [InlineData("Channels:Teams:DeadlineSeconds", "1000", "DeadlineSeconds")]
    public void Start_WrongSetting_IsRefusedWithASentence(string key, string value, string sentence)
    {
        var refused = Assert.Throws<OptionsValidationException>(() => new TeamsBench(settings: (key, value)));

        Assert.Contains(sentence, string.Join(' ', refused.Failures), StringComparison.Ordinal);
    }

    [Fact]
    public void Start_ChannelFilesWithoutAnApp_IsRefusedWithASentence()
    {
        var refused = Assert.Throws<OptionsValidationException>(() => new TeamsBench(isRegistered: false, settings: ("Channels:Teams:ReadsChannelFiles", "true")));

        Assert.Contains("as which app Microsoft Graph is asked", string.Join(' ', refused.Failures), StringComparison.Ordinal);
    }
}
