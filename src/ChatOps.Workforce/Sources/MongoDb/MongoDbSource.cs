using System.Globalization;
using System.Runtime.CompilerServices;
using System.Security.Authentication;
using System.Text;
using ChatOps.Workforce.Sources.Fields;
using ChatOps.Workforce.Sources.Systems;
using Microsoft.Extensions.Options;
using MongoDB.Bson;
using MongoDB.Driver;

namespace ChatOps.Workforce.Sources.MongoDb;

/// <summary>MongoDB through cursors in batches; only the fields that are needed travel.</summary>
internal sealed class MongoDbSource : SystemSource
{
    /// <summary>https://www.mongodb.com/docs/manual/reference/error-codes/</summary>
    private const int AuthenticationFailed = 18;

    private readonly SourcesOptions _options;
    private readonly SourceLayout _layout;
    private readonly FieldNames _names;
    private readonly Lazy<MongoClient> _client;
    private readonly string _servers;

    public MongoDbSource(IOptions<SourcesOptions> options, SourceLayout layout)
    {
        (_options, _layout) = (options.Value, layout);
        _names = new FieldNames(_options, SystemNames.MongoDb);
        var settings = MongoClientSettings.FromConnectionString(_options.MongoDb.ConnectionString ?? "mongodb://localhost");
        settings.ServerSelectionTimeout = settings.ConnectTimeout = settings.SocketTimeout = TimeSpan.FromSeconds(_options.TimeoutSeconds);
        settings.ReadEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: false); // the row is rejected, not the whole batch
        _servers = string.Join(", ", settings.Servers);
        _client = new Lazy<MongoClient>(() => new MongoClient(settings));
    }

    public override string Name => SystemNames.MongoDb;

    protected override IReadOnlyList<RecordKind> Kinds => _layout.KindsOf(Name);

    private string Place => $"MongoDB at {_servers}";

    public override async Task<DateTimeOffset?> ReadNewestChangeAsync(
        RecordKind kind, DateTimeOffset? since, DateTimeOffset latest, CancellationToken cancellationToken)
    {
        if (Updated(kind) is not { } updated)
            return null;
        // Dates and texts compare within their own type only.
        var newest = await NewestAsync(kind, updated, BsonType.DateTime, m => new BsonDateTime(m.UtcDateTime), since, latest, cancellationToken)
            ?? await NewestAsync(kind, updated, BsonType.String, m => Text(m), since, latest, cancellationToken);
        return newest switch
        {
            BsonDateTime { IsValidDateTime: true } date => new DateTimeOffset(date.ToUniversalTime()),
            BsonString text when DateTimeOffset.TryParse(text.Value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var read) => read,
            _ => null,
        };
    }

    public override async IAsyncEnumerable<FieldRow> ReadFieldsAsync(
        RecordKind kind, SourceSpan span, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var columns = RecordFields.Of(kind);
        var fields = FieldsOf(kind);
        var key = fields.Take(columns.KeyColumns).Select(f => f ?? throw new SourceRefusedException($"{Place}: the key of {kind} has no field. Name it in Sources:Fields:mongodb:{kind}."));
        using var cursor = await Collection(kind).Find(FilterOf(kind, fields, span), new FindOptions { AllowDiskUse = true })
            .Sort(Builders<BsonDocument>.Sort.Combine(key.Select(f => Builders<BsonDocument>.Sort.Ascending(f))))
            .Project(Builders<BsonDocument>.Projection.Combine(fields.OfType<string>().Select(f => Builders<BsonDocument>.Projection.Include(f))))
            .ToCursorAsync(cancellationToken);
        var (place, line) = ($"mongodb {kind}", 0L);
        while (await cursor.MoveNextAsync(cancellationToken))
        {
            foreach (var document in cursor.Current)
                yield return Read(document, fields, columns, place, ++line);
        }
    }

    public override string? Explain(Exception exception) => exception switch
    {
        MongoAuthenticationException or MongoConnectionException { InnerException: MongoAuthenticationException or MongoCommandException { Code: AuthenticationFailed } } => $"{Place}, refuses the user. Check name and password in Sources__MongoDb__ConnectionString.",
        MongoCommandException { Code: 13 } => $"{Place}: the user may not read that. 'chatops sources sql' prints the grants.",
        MongoCommandException e => $"{Place}, failed: {e.ErrorMessage}",
        MongoConnectionException { InnerException: AuthenticationException } => $"{Place}: the certificate is not trusted. Check tls settings in Sources__MongoDb__ConnectionString.",
        MongoExecutionTimeoutException => $"{Place}, did not answer within {_options.TimeoutSeconds} s.",
        TimeoutException e when e.Message.Contains("AuthenticationException", StringComparison.Ordinal) =>
            $"{Place}: sign-in or certificate failed. Check Sources__MongoDb__ConnectionString.",
        MongoConnectionException or TimeoutException or IOException =>
            $"{Place}, can't be reached or broke off. Is the server running, and is the address in Sources__MongoDb__ConnectionString right?",
        MongoException e => $"{Place}, failed: {e.Message}",
        FormatException => $"{Place} sent a document that can't be read.",
        _ => null,
    };

    public override string Grants(IReadOnlyList<RecordKind> kinds)
    {
        var privileges = kinds.Select(k => _names.Table(MongoCollection.Of(k).Name).Split('.', 2)).Select(n => $"  {{ resource: {{ db: \"{n[0]}\", collection: \"{n[^1]}\" }}, actions: [\"find\"] }},");
        return string.Join('\n',
        [
            "// in mongosh, as an administrator",
            "use admin",
            "db.createRole({ role: \"chatopsRead\", roles: [], privileges: [",
            .. privileges,
            "]})",
            "db.createUser({ user: \"chatops_reader\", pwd: passwordPrompt(), roles: [\"chatopsRead\"] })",
        ]);
    }

    protected override async Task ConnectAsync(CancellationToken cancellationToken) =>
        await _client.Value.GetDatabase("admin").RunCommandAsync<BsonDocument>(new BsonDocument("ping", 1), cancellationToken: cancellationToken);

    private async Task<BsonValue?> NewestAsync(
        RecordKind kind, string updated, BsonType type, Func<DateTimeOffset, BsonValue> write, DateTimeOffset? since, DateTimeOffset latest, CancellationToken cancellationToken)
    {
        var filter = Builders<BsonDocument>.Filter.Lte(updated, write(latest)) & Builders<BsonDocument>.Filter.Type(updated, type);
        if (since is { } moment)
            filter &= Builders<BsonDocument>.Filter.Gte(updated, write(moment)); // no need to sort what was read long ago
        var newest = await Collection(kind).Find(filter)
            .Sort(Builders<BsonDocument>.Sort.Descending(updated))
            .Project(Builders<BsonDocument>.Projection.Include(updated))
            .Limit(1)
            .FirstOrDefaultAsync(cancellationToken);
        return newest?.GetValue(updated, null);
    }

    private FilterDefinition<BsonDocument> FilterOf(RecordKind kind, string?[] fields, SourceSpan span)
    {
        var build = Builders<BsonDocument>.Filter;
        var filter = build.Empty;
        if (MongoCollection.Of(kind).Active is { } active && _names.Field(kind, "active", active) is { } own)
            filter &= build.Eq(own, true);
        if (span.Since is { } since && Updated(kind) is { } updated)
            filter &= build.Gte(updated, since.UtcDateTime) | build.Gte(updated, Text(since)) | build.Eq(updated, BsonNull.Value);
        if (span.After is null)
            return filter;
        var (after, then) = SourceKey.Split(span.After);
        // Only texts compare with a text; whatever else is a key is read again.
        var next = build.Gt(fields[0], after) | build.Not(build.Type(fields[0], BsonType.String));
        return filter & (RecordFields.Of(kind).KeyColumns == 1 ? next : next | (build.Eq(fields[0], after) & After(kind, fields[1]!, then)));
    }

    private static FilterDefinition<BsonDocument> After(RecordKind kind, string field, string then)
    {
        var build = Builders<BsonDocument>.Filter;
        return kind == RecordKind.Workloads && DateTime.TryParse(then, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal, out var day)
            ? build.Gt(field, then) | build.Gt(field, day)
            : build.Gt(field, then);
    }

    private string?[] FieldsOf(RecordKind kind)
    {
        var (columns, own) = (RecordFields.Of(kind).Columns, MongoCollection.Of(kind).Fields);
        return [.. columns.Select((c, i) => _names.Field(kind, c, own[i]))];
    }

    private string? Updated(RecordKind kind) => _names.Field(kind, "updated", MongoCollection.Updated);

    private IMongoCollection<BsonDocument> Collection(RecordKind kind)
    {
        var name = _names.Table(MongoCollection.Of(kind).Name).Split('.', 2);
        return _client.Value.GetDatabase(name[0]).GetCollection<BsonDocument>(name[^1]).WithReadPreference(ReadPreference.SecondaryPreferred);
    }

    private static string Text(DateTimeOffset moment) => moment.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture);

    /// <summary>The fields of a document; one that is beyond what .NET's types hold rejects it.</summary>
    internal static FieldRow Read(BsonDocument document, string?[] fields, RecordFields columns, string place, long line)
    {
        var values = new object?[fields.Length];
        for (var i = 0; i < fields.Length; i++)
        {
            if (fields[i] is not { } field || !document.TryGetValue(field, out var value))
                continue;
            try
            {
                values[i] = Value(value);
            }
            catch (Exception e) when (e is OverflowException or ArgumentOutOfRangeException)
            {
                return new FieldRow(place, line, values, new Rejection(place, line, columns.Columns[i], $"Its value of type {value.BsonType} is beyond what can be read."));
            }
        }

        return new FieldRow(place, line, values);
    }

    private static object? Value(BsonValue value) => value.BsonType switch
    {
        BsonType.Null or BsonType.Undefined => null,
        BsonType.String => value.AsString,
        BsonType.Double => value.AsDouble,
        BsonType.Int32 => value.AsInt32,
        BsonType.Int64 => value.AsInt64,
        BsonType.Decimal128 => (decimal)value.AsDecimal128,
        BsonType.Boolean => value.AsBoolean,
        BsonType.DateTime => value.ToUniversalTime(),
        _ => value.ToString(),
    };
}
