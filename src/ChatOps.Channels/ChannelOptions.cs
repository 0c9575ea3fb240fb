using System.ComponentModel.DataAnnotations;

namespace ChatOps.Channels;

/// <summary>What holds for every channel. Configuration section <c>Channels</c>.</summary>
public sealed class ChannelOptions
{
    public const string Section = "Channels";

    /// <summary>
    /// Channels of many in which answers about somebody's performance or CV may be shown to all: <c>slack:T1/C1</c>, <c>teams:19:abc@thread.tacv2</c>.
    /// Everywhere else they go to the asker alone. Default none.
    /// </summary>
    public IList<string> PersonalRepliesIn { get; set; } = [];

    /// <summary>
    /// Where people reach the host's pages, <c>https://</c> or <c>http://</c>: an answer that does not fit into a message has a link to its page there. Default none: it says
    /// that there is more.
    /// </summary>
    public Uri? PublicAddress { get; set; }

    /// <summary>Days that a button can be pressed, 1 to 30. Default 7.</summary>
    [Range(1, 30)]
    public int ButtonDays { get; set; } = 7;

    /// <summary>Whether pages can be linked to: an absolute address of the web, without anything after its path.</summary>
    internal bool HasUsableAddress => PublicAddress is null
        || (PublicAddress is { IsAbsoluteUri: true, UserInfo.Length: 0, Query.Length: 0, Fragment.Length: 0 } && (PublicAddress.Scheme == Uri.UriSchemeHttps || PublicAddress.Scheme == Uri.UriSchemeHttp));
}
