using ChatOps.Agent.Replies;
using ChatOps.Workforce.Sources;
using ChatOps.Workforce.Sources.Csv;
using ChatOps.Workforce.Sources.Synthetic;
using ChatOps.Workforce.Sources.Systems;
using ChatOps.Workforce.Store;
using Microsoft.Extensions.Options;

namespace ChatOps.Agent.Functions;

/// <summary>training.import_data: a generated company, or the configured CSV folder, into a store without data of its own.</summary>
internal sealed class ImportData(IWorkforceStore store, IOptions<SourcesOptions> options, TimeProvider time) : IChatFunction
{
    public string Name => "training.import_data";

    public async Task<Reply> ProposeAsync(FunctionContext context, CancellationToken cancellationToken) =>
        await RefuseAsync(context, cancellationToken) ?? Reply.Of(ReplyOutcome.Confirm, IsCsv(context) ? "Import the configured CSV folder?" : "Generate a company and import it?");

    public async Task<Reply> RunAsync(FunctionContext context, CancellationToken cancellationToken)
    {
        if (await RefuseAsync(context, cancellationToken) is { } refusal)
            return refusal;
        IWorkforceSource source = IsCsv(context)
            ? new CsvWorkforceSource(options.Value.CsvFolder!)
            : new SyntheticWorkforceSource(new SyntheticCompanyOptions { Today = DateOnly.FromDateTime(time.GetLocalNow().DateTime) });
        try
        {
            var report = await new WorkforceImport(store).RunAsync(source, null, null, cancellationToken);
            var (written, rejected) = (report.Files.Sum(f => f.Written), report.Files.Sum(f => f.Rejected));
            var failed = report.Files.Select(f => f.Failure).OfType<string>();
            return Reply.Of(
                ReplyOutcome.Confirmed,
                string.Join(' ', [Wording.Text($"Done: {written:N0} records imported, {rejected:N0} rows rejected. Train on them with: \"start training\"."), .. failed]));
        }
        catch (SourceRefusedException e)
        {
            return Reply.Of(ReplyOutcome.Failed, e.Message);
        }
    }

    private static bool IsCsv(FunctionContext context) => context.Call["kind"] == "csv";

    private async Task<Reply?> RefuseAsync(FunctionContext context, CancellationToken cancellationToken)
    {
        var summary = await store.GetSummaryAsync(cancellationToken);
        if (!summary.IsEmpty && summary.Origin != WorkforceImport.GeneratedOrigin)
            return Reply.Of(ReplyOutcome.Clarify, Wording.Text($"The store holds {summary.People:N0} people of its own already, so nothing is imported over them. Start with an empty store: Store__Path=other.db."));
        return IsCsv(context) && string.IsNullOrWhiteSpace(options.Value.CsvFolder)
            ? Reply.Of(ReplyOutcome.Clarify, "No CSV folder is configured: set Sources:CsvFolder to it, or run: chatops import csv FOLDER")
            : null;
    }
}
