using ChatOps.Agent.Planning;
using ChatOps.Agent.Replies;
using ChatOps.Host.SignIn;
using ChatOps.Workforce.Sources;
using ChatOps.Workforce.Sources.Synthetic;
using ChatOps.Workforce.Store;

namespace ChatOps.Host.Rest;

/// <summary>
/// <c>POST /admin/import-synthetic-data</c> (design document §8.4): a generated company into a store without data of its own. For admins, as the same import
/// in chat; written into the audit before it is done.
/// </summary>
internal static class SyntheticDataEndpoint
{
    /// <summary>The path.</summary>
    public const string Path = "/admin/import-synthetic-data";

    public static RouteHandlerBuilder MapSyntheticDataImport(this IEndpointRouteBuilder routes) => routes.MapPost(Path, RunAsync)
        .RequireScope(Scopes.Admin).AddEndpointFilter(NoteAsync).AddEndpointFilter<IdempotencyFilter>().WithMetadata(IdempotentWrite.Instance).RequireRateLimiting(RateLimits.Writes)
        .WithName("importSyntheticData").WithTags("Admin").WithSummary("Fills an empty store with a generated company; no body for the usual size.")
        .Accepts<SyntheticDataRequest>(isOptional: true, "application/json").Produces<SyntheticDataResult>().ProducesProblem(StatusCodes.Status409Conflict)
        .WithExample("""{ "people": 300, "tasks": 1500, "seed": 42 }""", """{ "status": "imported", "written": { "People": 300, "WorkItems": 1500 }, "rejected": 0 }""");

    /// <summary>Answers a request.</summary>
    /// <exception cref="RequestRefusedException">It can't be done as it is.</exception>
    public static async Task<IResult> RunAsync(
        HttpContext context, IWorkforceStore store, WorkforceImport import, TimeProvider time, CancellationToken cancellationToken)
    {
        var asked = await RestBody.ReadOrDefaultAsync<SyntheticDataRequest>(context);
        var before = await store.GetSummaryAsync(cancellationToken);
        if (!before.IsEmpty && before.Origin != WorkforceImport.GeneratedOrigin)
        {
            throw new RequestRefusedException(
                StatusCodes.Status409Conflict, $"The store holds {before.People} people of its own already, so nothing was imported over them. Start with an empty store: Store__Path=other.db.");
        }

        var options = new SyntheticCompanyOptions { People = asked.People, WorkItems = asked.Tasks, Seed = asked.Seed, Today = DateOnly.FromDateTime(time.GetLocalNow().DateTime) };
        var report = await import.RunAsync(new SyntheticWorkforceSource(options), null, null, cancellationToken);
        return TypedResults.Json(new SyntheticDataResult("imported", report.Files.ToDictionary(f => f.Kind.ToString(), f => f.Written), report.Files.Sum(f => f.Rejected)), RestBody.Json);
    }

    private static async ValueTask<object?> NoteAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        await http.RequestServices.GetRequiredService<RestAudit>().WriteAsync(
            http, Caller.Of(http.User)!, PlannedCall.Of("training.import_data", ("source", "synthetic")), ReplyOutcome.Allowed, rankingVersion: 0, http.RequestAborted);
        return await next(context);
    }
}
