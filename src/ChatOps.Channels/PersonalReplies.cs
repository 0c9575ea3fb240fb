using ChatOps.Agent.Replies;
using Microsoft.Extensions.Options;

namespace ChatOps.Channels;

/// <summary>Decides where an answer goes that tells how somebody does, or what is in a CV.</summary>
internal sealed class PersonalReplies(IOptions<ChannelOptions> options)
{
    private readonly HashSet<string> _places = new(options.Value.PersonalRepliesIn, StringComparer.Ordinal);

    /// <summary>Whether a reply goes to the asker alone.</summary>
    /// <param name="reply">The reply.</param>
    /// <param name="place">The channel of many that it was asked for in, as configuration names it: <c>slack:T1/C1</c>, <c>teams:19:abc@thread.tacv2</c>, without a thread.</param>
    public bool GoToAskerAlone(Reply reply, string place) => reply.IsPersonal && !_places.Contains(place);
}
