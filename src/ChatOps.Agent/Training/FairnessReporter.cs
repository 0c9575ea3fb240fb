using ChatOps.Learning.Fairness;
using ChatOps.Learning.Ranking;
using ChatOps.Workforce.Store;
using Microsoft.Extensions.Options;

namespace ChatOps.Agent.Training;

/// <summary>Runs the fairness audit on the newest tasks, with the audit file if one is configured.</summary>
internal sealed class FairnessReporter(IWorkforceStore store, IOptions<FairnessOptions> options, IOptions<FairnessFileOptions> file)
{
    private const int Tasks = 200;

    /// <summary>Runs it.</summary>
    /// <exception cref="Workforce.Sources.SourceRefusedException">The audit file can't be used.</exception>
    public async Task<FairnessReport> RunAsync(RankingService ranking, CancellationToken cancellationToken)
    {
        var data = await store.ReadAllAsync(cancellationToken);
        var audit = file.Value.AuditFile is { Length: > 0 } path ? await AuditFile.ReadAsync(path, cancellationToken) : null;
        var tasks = data.WorkItems.OrderByDescending(i => i.Created).ThenBy(i => i.Id, StringComparer.Ordinal).Take(Tasks).Select(i => i.Id).ToArray();
        return await Task.Run(() => FairnessAudit.Run(ranking, tasks, data, audit, options.Value, cancellationToken), cancellationToken);
    }
}
