using ChatOps.Agent.Replies;
using Microsoft.Extensions.Options;

namespace ChatOps.Channels;

/// <summary>The host's own page that shows what did not fit into a message: whoever opens it signs in there and sees what they may see.</summary>
internal sealed class ReplyPages(IOptions<ChannelOptions> options)
{
    /// <summary>What the link is called.</summary>
    public const string Label = "Open in the browser";

    /// <summary>What stands where a part is missing.</summary>
    public const string More = "*There is more to it than fits here; ask for less at a time to see it.*";

    /// <summary>The page: that of the task where it is about one, else the chat; null where no address is configured.</summary>
    public Uri? Of(Reply reply) => options.Value.PublicAddress is { } address
        ? new Uri(new Uri(address.AbsoluteUri.TrimEnd('/') + "/"), TaskOf(reply) is { } task ? $"dashboard/tasks/{Uri.EscapeDataString(task)}" : "")
        : null;

    private static string? TaskOf(Reply reply) =>
        reply.Blocks.OfType<RankingBlock>().Select(b => b.TaskId).Concat(reply.Buttons.Select(b => b.Call["task"]).OfType<string>()).FirstOrDefault();
}
