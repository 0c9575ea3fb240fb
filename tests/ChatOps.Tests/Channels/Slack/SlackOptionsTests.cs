using ChatOps.Channels.Slack;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace ChatOps.Tests.Channels.Slack;

public sealed class SlackOptionsTests
{
    [Theory]
    [InlineData("Channels:Slack:BotToken", "", "BotToken must be set")]
    [InlineData("Channels:Slack:BotToken", "xoxp-somebody", "begins with xoxb-")]
    [InlineData("Channels:Slack:AppToken", "xoxb-1", "begins with xapp-")]
    [InlineData("Channels:Slack:Team", "", "whose people are answered")]
    [InlineData("Channels:Slack:Team", "example.slack.com", "id of the workspace")]
    [InlineData("Channels:Slack:SigningSecret", "short", "too short")]
    [InlineData("Channels:Slack:ApiAddress", "http://slack.example/api/", "https://")]
    [InlineData("Channels:Slack:ApiAddress", "https://slack.com/api", "slash")]
    [InlineData("Channels:Slack:FileHosts:1", "https://files.slack.com/", "host names")]
    [InlineData("Channels:Slack:DeadlineSeconds", "1000", "DeadlineSeconds")]
    [InlineData("Channels:Slack:MemberMinutes", "0", "MemberMinutes")]
    public void Start_WrongSetting_IsRefusedWithASentence(string key, string value, string sentence)
    {
        var refused = Assert.Throws<OptionsValidationException>(() => new SlackBench(settings: (key, value)));

        Assert.Contains(sentence, string.Join(' ', refused.Failures), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("SigningSecret")]
    [InlineData("BotToken")]
    [InlineData("AppToken")]
    public void Start_SecretOnTheCommandLine_IsRefusedWithoutSayingIt(string name)
    {
        var configuration = new ConfigurationBuilder().AddCommandLine([$"--Channels:Slack:{name}=xoxb-do-not-print-me"]).Build();

        var verdict = new SlackOptionsCheck(configuration).Validate(null, new SlackOptions());

        Assert.Contains($"Channels__Slack__{name}", verdict.FailureMessage, StringComparison.Ordinal);
        Assert.DoesNotContain("do-not-print-me", verdict.FailureMessage, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://files.slack.com/files-pri/T1-F1/cv.pdf", true)]
    [InlineData("http://files.slack.com/files-pri/T1-F1/cv.pdf", false)]
    [InlineData("https://files.slack.com.evil.example/cv.pdf", false)]
    [InlineData("https://x@files.slack.com/cv.pdf", false)]
    [InlineData("https://files.slack.com:8443/cv.pdf", false)]
    [InlineData("http://localhost/cv.pdf", false)]
    public void Is_Address_OnlySlacksOverHttps(string address, bool expected)
    {
        var options = new SlackOptions();

        Assert.Equal(expected, options.Is(options.FileHosts, new Uri(address)));
    }
}
