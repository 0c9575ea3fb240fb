using System.Text.Json;
using ChatOps.Agent.Access;
using ChatOps.Agent.Replies;
using ChatOps.Channels.Identity;
using ChatOps.Workforce.Store;
using ChatOps.Workforce.Store.Conversations;
using Microsoft.Extensions.Logging;

namespace ChatOps.Channels.Intake;

/// <summary>Refusals as lines of the audit, as many a minute as somebody could read; the others are counted in the next line.</summary>
internal sealed partial class ChannelRefusals(IConversationStore store, TimeProvider time, ILogger<ChannelRefusals> logger) : IChannelRefusals
{
    /// <summary>Lines of one minute, of each channel, apart for senders that were verified and for those that were not.</summary>
    public const int MostPerMinute = 30;

    private const int LongestCode = 64;

    private readonly Dictionary<(string Channel, bool IsVerified), Minute> _minutes = [];

    public async Task NoteAsync(string channel, string code, ChannelUser? sender, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow().UtcDateTime;
        if (!TryCount((channel, sender is not null), now, out var notNoted))
            return;
        code = code.Length <= LongestCode ? code : code[..LongestCode];
        try
        {
            await store.AppendAuditAsync(
                [
                    new AuditRecord
                    {
                        At = now,
                        SpeakerId = sender?.Account ?? "unknown",
                        Role = nameof(Role.Employee),
                        ConversationId = channel + ":",
                        EventId = "",
                        Function = "channel." + channel,
                        Arguments = JsonSerializer.Serialize(new Refusal(code, notNoted == 0 ? null : notNoted), ReplyJson.Options),
                        Planner = "channel",
                        RankingVersion = 0,
                        Outcome = nameof(ReplyOutcome.Refuse),
                    },
                ],
                cancellationToken);
        }
        catch (StoreUnavailableException e)
        {
            LogNotKept(e, channel); // refused all the same
        }
    }

    private bool TryCount((string Channel, bool IsVerified) key, DateTime now, out int notNoted)
    {
        lock (_minutes)
        {
            notNoted = 0;
            if (!_minutes.TryGetValue(key, out var minute) || now - minute.Began >= TimeSpan.FromMinutes(1))
            {
                notNoted = Math.Max(0, (minute?.Count ?? 0) - MostPerMinute);
                _minutes[key] = minute = new Minute(now);
            }

            return ++minute.Count <= MostPerMinute;
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A refusal of {Channel} is not in the audit: the store is unavailable")]
    private partial void LogNotKept(Exception exception, string channel);

    /// <summary>What the line says.</summary>
    /// <param name="Code">What was wrong.</param>
    /// <param name="NotNoted">Refusals of the minute before that have no line.</param>
    private sealed record Refusal(string Code, int? NotNoted);

    private sealed class Minute(DateTime began)
    {
        public DateTime Began => began;

        public int Count { get; set; }
    }
}
