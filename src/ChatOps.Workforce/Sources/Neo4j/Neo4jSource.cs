using System.Collections.Concurrent;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Security.Authentication;
using System.Text.RegularExpressions;
using ChatOps.Workforce.Sources.Fields;
using ChatOps.Workforce.Sources.Systems;
using Microsoft.Extensions.Options;

namespace ChatOps.Workforce.Sources.Neo4j;

/// <summary>Neo4j, page by page after the last key.</summary>
internal sealed partial class Neo4jSource : SystemSource
{
    /// <summary>Most rows of one answer.</summary>
    private const int MostRows = 200_000;

    /// <summary>Bytes that an answer is to have: as many rows are asked for as the one before says.</summary>
    private const long PageBytes = 24 * 1024 * 1024;

    /// <summary>How many times as many rows as the answer before one may have: the next rows may be longer.</summary>
    private const int MostGrowth = 10;

    /// <summary>What the queries call the time of change.</summary>
    private const string Updated = "updated";

    /// <summary>No text is after it.</summary>
    private const string LastText = "\U0010FFFF";

    private readonly Neo4jClient _client;
    private readonly SourcesOptions _options;
    private readonly SourceLayout _layout;
    private readonly QueryText _queries;

    /// <summary>What was read with its newest change, until its rows are asked for.</summary>
    private readonly ConcurrentDictionary<RecordKind, (SourceSpan Span, Neo4jResult Rows)> _changes = new();

    public Neo4jSource(Neo4jClient client, IOptions<SourcesOptions> options, SourceLayout layout)
    {
        (_client, _options, _layout) = (client, options.Value, layout);
        _queries = new QueryText("Neo4j", "cypher", new FieldNames(_options, SystemNames.Neo4j), name => $"`{name}`");
    }

    public override string Name => SystemNames.Neo4j;

    protected override IReadOnlyList<RecordKind> Kinds => _layout.KindsOf(Name);

    private string Place => $"Neo4j at {_options.Neo4j.Url}, database {_options.Neo4j.Database}";

    public override async Task<DateTimeOffset?> ReadNewestChangeAsync(
        RecordKind kind, DateTimeOffset? since, DateTimeOffset latest, CancellationToken cancellationToken)
    {
        if (!_queries.KnowsChanges(kind))
            return null;
        if (since is not null && await ReadAtOnceAsync(kind, new SourceSpan(since, null), cancellationToken) is { } changes)
            return changes.Read([Updated]).Select(r => MomentOf(r[0])).Where(m => m <= latest).Max();
        var query = _queries.Of(kind);
        var updated = UpdatedColumn().Match(query).Groups[1].Value;
        var head = query[..NextClause().Match(query).Index];
        using var result = await QueryAsync($"{head} AND {updated} <= $latest\nRETURN max({updated}) AS updated", new SourceSpan(since, null), latest, 1, cancellationToken);
        return result.Count == 1 ? MomentOf(result.ReadLast(result.Fields)[0]) : null;
    }

    public override async IAsyncEnumerable<FieldRow> ReadFieldsAsync(
        RecordKind kind, SourceSpan span, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var fields = RecordFields.Of(kind);
        var (place, line, limit) = ($"neo4j {kind}", 0L, _options.Neo4j.PageSize);
        if (_changes.TryRemove(kind, out var changes))
        {
            using var rows = changes.Rows;
            if (changes.Span == span)
            {
                foreach (var row in rows.Read(fields.Columns))
                    yield return new FieldRow(place, ++line, row);
                yield break;
            }
        }

        var query = UpdatedColumn().Replace(_queries.Of(kind), ""); // it is only compared
        if (span == SourceSpan.All && await CountUnorderedAsync(query, cancellationToken) is > 0 and var count)
        {
            yield return new FieldRow(place, ++line, new object?[fields.Columns.Count], new Rejection(
                place, line, fields.Columns[0], $"Rows without a key, or with one that is no text: {count:N0}. They can't be read in order; store it as text there."));
        }

        using var leaving = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var next = (Task<Neo4jResult>?)QueryAsync(query, span, null, limit, leaving.Token);
        try
        {
            while (next is not null)
            {
                using var page = await next;
                next = null;
                if (page.Count == limit)
                {
                    // The graph looks for the next page while this one is worked on.
                    span = span with { After = KeyOf(page.ReadLast(fields.Columns), fields) };
                    limit = (int)Math.Clamp(PageBytes * limit / page.Size, 1, Math.Min(MostRows, MostGrowth * limit));
                    next = QueryAsync(query, span, null, limit, leaving.Token);
                }

                foreach (var row in page.Read(fields.Columns))
                    yield return new FieldRow(place, ++line, row);
            }
        }
        finally
        {
            await leaving.CancelAsync();
            if (next is not null)
            {
                await ((Task)next).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing); // nobody waits for that page any more
                if (next.IsCompletedSuccessfully)
                    (await next).Dispose();
            }
        }
    }

    public override string? Explain(Exception exception) => exception switch
    {
        Neo4jException { Code: "Neo.ClientError.Security.Unauthorized" } =>
            $"{Place}, refuses the user {_options.Neo4j.User}. Check Sources:Neo4j:User and Sources__Neo4j__Password, or Sources__Neo4j__Token.",
        Neo4jException { Code: "Neo.ClientError.Security.Forbidden" } => $"{Place}: the user {_options.Neo4j.User} may not read that. 'chatops sources sql' prints the grants.",
        Neo4jException { Code: "Neo.ClientError.Database.DatabaseNotFound" } => $"{Place}, does not exist. Check Sources:Neo4j:Url and Sources:Neo4j:Database.",
        Neo4jException { Code: "Neo.ClientError.Statement.SyntaxError" } e =>
            $"{Place}: {e.Message.TrimEnd('.')}. If a label or property has another name, set Sources:Tables:neo4j:LABEL or Sources:Fields:neo4j:KIND:FIELD.",
        Neo4jException e => $"{Place}, failed: {e.Message}",
        HttpRequestException { InnerException: AuthenticationException } => $"{Place}: the certificate is not trusted. Add its issuer to this machine's trusted roots.",
        HttpRequestException { HttpRequestError: HttpRequestError.ConfigurationLimitExceeded } => $"{Place}: one answer is too large. Lower Sources:Neo4j:PageSize.",
        HttpRequestException or IOException or Polly.CircuitBreaker.BrokenCircuitException =>
            $"{Place}, can't be reached or broke off. Is the server running, and is Sources:Neo4j:Url its HTTP address?",
        Polly.Timeout.TimeoutRejectedException => $"{Place}, did not answer within {_options.TimeoutSeconds} s.",
        _ => null,
    };

    public override string Grants(IReadOnlyList<RecordKind> kinds)
    {
        var names = kinds.SelectMany(_queries.TablesOf).Distinct().Order(StringComparer.Ordinal).ToLookup(n => !n.Any(char.IsLower));
        var database = _options.Neo4j.Database;
        return string.Join('\n',
        [
            "// Roles need Neo4j's Enterprise edition; elsewhere every user can read, and ChatOps only ever asks with accessMode READ.",
            "CREATE USER chatops_reader SET PASSWORD 'choose a password' CHANGE NOT REQUIRED;",
            "CREATE ROLE chatops_read;",
            $"GRANT ACCESS ON DATABASE {database} TO chatops_read;",
            .. names[false].Select(n => $"GRANT MATCH {{*}} ON GRAPH {database} NODES {n} TO chatops_read;"),
            .. names[true].Select(n => $"GRANT MATCH {{*}} ON GRAPH {database} RELATIONSHIPS {n} TO chatops_read;"),
            "GRANT ROLE chatops_read TO chatops_reader;",
        ]);
    }

    protected override Task ConnectAsync(CancellationToken cancellationToken) =>
        _client.QueryAsync("RETURN 1 AS one", new Dictionary<string, object>(), cancellationToken);

    /// <summary>Reads what changed, where one answer has all of it: then the graph looks once for the rows and for their newest change. Null where it has not.</summary>
    private async Task<Neo4jResult?> ReadAtOnceAsync(RecordKind kind, SourceSpan span, CancellationToken cancellationToken)
    {
        var rows = await QueryAsync(_queries.Of(kind), span, null, _options.Neo4j.PageSize, cancellationToken);
        if (_changes.TryRemove(kind, out var unread))
            unread.Rows.Dispose();
        if (rows.Count < _options.Neo4j.PageSize)
            return (_changes[kind] = (span, rows)).Rows;
        rows.Dispose();
        return null;
    }

    /// <summary>How many rows no page would have: their key compares with no text.</summary>
    private async Task<long> CountUnorderedAsync(string query, CancellationToken cancellationToken)
    {
        var head = AfterKey().Replace(query[..NextClause().Match(query).Index], m => $"WHERE ({m.Groups[1].Value}) IS NULL AND coalesce(", 1);
        using var result = await QueryAsync($"{head}\nRETURN count(*) AS count", SourceSpan.All, null, 1, cancellationToken);
        return result.Count == 1 && result.ReadLast(result.Fields) is [long count] ? count : 0;
    }

    private Task<Neo4jResult> QueryAsync(string query, SourceSpan span, DateTimeOffset? latest, int limit, CancellationToken cancellationToken)
    {
        var (after, then) = SourceKey.Split(span.After);
        var parameters = new Dictionary<string, object> { ["since"] = Moment(span.Since ?? DateTimeOffset.UnixEpoch), ["after"] = after, ["second"] = then, ["limit"] = limit };
        if (latest is { } moment)
            parameters["latest"] = Moment(moment);
        // Some engines refuse parameters that the statement does not name.
        foreach (var unused in parameters.Keys.Where(p => !query.Contains("$" + p, StringComparison.Ordinal)).ToArray())
            parameters.Remove(unused);
        if (_options.Neo4j.UpdatedIsDateTime)
        {
            query = query.Replace("$since", "datetime($since)", StringComparison.Ordinal).Replace("$latest", "datetime($latest)", StringComparison.Ordinal);
        }

        return _client.QueryAsync(query, parameters, cancellationToken);
    }

    /// <summary>The key as the graph has it: it compares by its own case. Rows without the second part come last, after all that have one.</summary>
    private static string KeyOf(object?[] row, RecordFields fields) =>
        fields.KeyColumns == 1 ? FieldText.Of(row[0]!) : SourceKey.Join(FieldText.Of(row[0]!), row[1] is { } second ? FieldText.Of(second) : LastText);

    private static DateTimeOffset? MomentOf(object? value) =>
        value is string text && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment) ? moment : null;

    private static string Moment(DateTimeOffset moment) => moment.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture);

    [GeneratedRegex(@",\s*(\S+) AS updated")]
    private static partial Regex UpdatedColumn();

    /// <summary>What a query says of its key, which comes first.</summary>
    [GeneratedRegex(@"WHERE (.+?) AND coalesce\(", RegexOptions.Singleline)]
    private static partial Regex AfterKey();

    [GeneratedRegex(@"\s+(OPTIONAL MATCH|RETURN) ")]
    private static partial Regex NextClause();
}
