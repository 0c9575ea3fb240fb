using ChatOps.Agent.Access;
using ChatOps.Agent.Planning;
using ChatOps.Agent.Replies;
using ChatOps.Learning.Ranking;

namespace ChatOps.Host.Dashboard;

/// <summary>Lets people in to pages, and writes it into the audit as chat does: who looked at what, and who was turned away.</summary>
internal sealed class DashboardAccess(IAuditTrail trail, RankingProvider rankings, TimeProvider time)
{
    /// <summary>Stands before the names of pages in the audit, where chat's lines have the plugin.</summary>
    public const string Plugin = "dashboard";

    /// <summary>Asks for a page.</summary>
    /// <param name="page">The page.</param>
    /// <param name="speaker">Who wants to open it.</param>
    /// <param name="about">The task or person that it shows; null for none.</param>
    /// <param name="cancellationToken">Stops.</param>
    /// <returns>Null if they may; else why not, as a sentence.</returns>
    /// <exception cref="Workforce.Store.StoreUnavailableException">It can't be written down, so nothing is shown.</exception>
    public async Task<string?> EnterAsync(DashboardPage page, Speaker speaker, (string Name, string Value)? about, CancellationToken cancellationToken)
    {
        var isAllowed = page.Allows(speaker);
        await WriteAsync(speaker, page, about, isAllowed, cancellationToken);
        return isAllowed ? null : page.Denial;
    }

    /// <summary>Writes down that something was looked at or taken away.</summary>
    /// <param name="speaker">Who.</param>
    /// <param name="page">On which page.</param>
    /// <param name="about">What; null for the page as it is.</param>
    /// <param name="isAllowed">Whether they were let.</param>
    /// <param name="cancellationToken">Stops.</param>
    /// <exception cref="Workforce.Store.StoreUnavailableException">It can't be written down, so it must not be done.</exception>
    public async Task WriteAsync(Speaker speaker, DashboardPage page, (string Name, string Value)? about, bool isAllowed, CancellationToken cancellationToken)
    {
        var function = $"{Plugin}.{page.Title.ToLowerInvariant()}";
        await trail.AppendAsync(
            new AuditEntry(
                time.GetUtcNow(), speaker.Key, speaker.Role, Plugin, Guid.NewGuid().ToString("N"), about is { } argument ? PlannedCall.Of(function, argument) : PlannedCall.Of(function), Plugin,
                (await rankings.GetAsync(cancellationToken)).Model.Version, isAllowed ? ReplyOutcome.Allowed : ReplyOutcome.Denied),
            cancellationToken);
    }
}
