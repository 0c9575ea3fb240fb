using System.Text;
using System.Text.RegularExpressions;
using ChatOps.Channels.Identity;
using ChatOps.Channels.Slack.Protocol;

namespace ChatOps.Channels.Slack;

/// <summary>What somebody said, as words: the bot's mention taken out, other mentions as names, links as their labels, escapes undone.</summary>
internal sealed partial class SlackWords(SlackMembers members, IChannelIdentities identities)
{
    /// <summary>Most people of one message that are looked up.</summary>
    private const int MostNames = 10;

    /// <summary>The words of a message or command, as a person would have written them.</summary>
    public async Task<string> OfAsync(SlackEvent asked, CancellationToken cancellationToken)
    {
        var said = asked.Kind is SlackKind.Command or SlackKind.Submission ? Spoken(asked) : asked.Text;
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var user in User().Matches(said).Select(m => m.Groups["id"].Value).Where(id => id != asked.Bot).Distinct().Take(MostNames))
            names[user] = await NameAsync(asked, user, cancellationToken);
        return Decode(Marked().Replace(said, m => Word(m, asked.Bot, names))).Trim();
    }

    /// <summary>The sentence that a command stands for.</summary>
    private static string Spoken(SlackEvent asked) => (asked.Command, asked.Text.Trim()) switch
    {
        ("/retrain", "") => "Retrain",
        ("/retrain", var what) => $"Retrain {what}",
        (_, var what) when what.Contains(' ', StringComparison.Ordinal) && asked.Kind == SlackKind.Command => $"Who {what}",
        (_, var what) => $"Who should take {what}?",
    };

    private async Task<string> NameAsync(SlackEvent asked, string user, CancellationToken cancellationToken)
    {
        if (await members.FindAsync(user, cancellationToken) is not { } member)
            return "somebody";
        var speaker = await identities.FindAsync(new ChannelUser(SlackIntake.Channel, asked.Team, user, member.Name), _ => Task.FromResult(member.Email), cancellationToken);
        return speaker.Name;
    }

    private static string Word(Match mark, string? bot, Dictionary<string, string> names)
    {
        var (what, label) = (mark.Groups["what"].Value, mark.Groups["label"].Value);
        if (what.StartsWith('@'))
            return what[1..] == bot ? " " : names.GetValueOrDefault(what[1..], label);
        if (label.Length > 0)
            return what.StartsWith('#') ? $"#{label}" : label;
        return what.StartsWith('!') ? $"@{what[1..]}" : what;
    }

    private static string Decode(string text) => new StringBuilder(text).Replace("&lt;", "<").Replace("&gt;", ">").Replace("&amp;", "&").Replace('\u00a0', ' ').ToString();

    [GeneratedRegex(@"<(?<what>[^<>|]+)(\|(?<label>[^<>]*))?>", RegexOptions.ExplicitCapture)]
    private static partial Regex Marked();

    [GeneratedRegex(@"<@(?<id>[A-Z0-9]{2,40})(\|[^<>]*)?>", RegexOptions.ExplicitCapture)]
    private static partial Regex User();
}
