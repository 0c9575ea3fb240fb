using System.Threading.Channels;
using ChatOps.Agent.Access;
using ChatOps.Agent.Planning;
using ChatOps.Agent.Replies;
using ChatOps.Host.SignIn;
using ChatOps.Workforce.Store;
using ChatOps.Workforce.Store.Conversations;

namespace ChatOps.Host.Rest;

/// <summary>
/// Writes calls of REST into the audit, many in one transaction. What changes something is written before it is done; what only reads, within a second of the answer: a host that is killed
/// loses at most that second of it.
/// </summary>
internal sealed partial class RestAudit(IConversationStore store, IAuditTrail trail, TimeProvider time, ILogger<RestAudit> logger) : BackgroundService
{
    private const int Most = 20_000;
    private const int Batch = 500;

    /// <summary>Short, so that no writing takes long: answers that come meanwhile share a core with it.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(0.1);

    private static readonly TimeSpan AfterFailure = TimeSpan.FromSeconds(5);

    private readonly Channel<AuditEntry> _waiting = Channel.CreateBounded<AuditEntry>(new BoundedChannelOptions(Most) { SingleReader = true });

    /// <summary>Notes a call that only reads.</summary>
    public void Note(HttpContext context, Caller caller, PlannedCall call, ReplyOutcome outcome, int rankingVersion)
    {
        if (!_waiting.Writer.TryWrite(Entry(context, caller, call, outcome, rankingVersion)))
            LogFull();
    }

    /// <summary>Writes a call down that is about to change something.</summary>
    /// <exception cref="StoreUnavailableException">It can't be written, so the call must not be done.</exception>
    public Task WriteAsync(HttpContext context, Caller caller, PlannedCall call, ReplyOutcome outcome, int rankingVersion, CancellationToken cancellationToken) =>
        trail.AppendAsync(Entry(context, caller, call, outcome, rankingVersion), cancellationToken);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var lines = new List<AuditRecord>(Batch);
        try
        {
            while (lines.Count > 0 || await _waiting.Reader.WaitToReadAsync(stoppingToken))
            {
                Fill(lines);
                await Task.Delay(await TryWriteAsync(lines, stoppingToken) ? Pause : AfterFailure, time, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host ends: what is still here is written in one last go.
            do
                Fill(lines);
            while (lines.Count > 0 && await TryWriteAsync(lines, CancellationToken.None));
        }
    }

    private void Fill(List<AuditRecord> lines)
    {
        while (lines.Count < Batch && _waiting.Reader.TryRead(out var entry))
            lines.Add(StoredAudit.Record(entry));
    }

    /// <summary>Writes the lines and lets go of them; keeps them where they can't be written.</summary>
    private async Task<bool> TryWriteAsync(List<AuditRecord> lines, CancellationToken cancellationToken)
    {
        try
        {
            await store.AppendAuditAsync([.. lines], cancellationToken);
            lines.Clear();
            return true;
        }
        catch (StoreUnavailableException e)
        {
            LogNotWritten(e, lines.Count);
            return false;
        }
    }

    private AuditEntry Entry(HttpContext context, Caller caller, PlannedCall call, ReplyOutcome outcome, int rankingVersion) =>
        new(time.GetUtcNow(), caller.Key, caller.Role, "rest", context.TraceIdentifier, call, "rest", rankingVersion, outcome);

    [LoggerMessage(Level = LogLevel.Error, Message = "More calls of REST wait for the audit than are kept waiting; one was answered without a line")]
    private partial void LogFull();

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Count} calls of REST wait for the audit: the store can't be written")]
    private partial void LogNotWritten(Exception exception, int count);
}
