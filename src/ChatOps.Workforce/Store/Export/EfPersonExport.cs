using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using ChatOps.Workforce.Store.Erasure;
using Microsoft.EntityFrameworkCore;

namespace ChatOps.Workforce.Store.Export;

/// <summary>The export on EF Core, over either database. Goes by the same list of records as the erasure.</summary>
internal sealed class EfPersonExport(IStoreDatabase database, TimeProvider time) : IPersonExport
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter() },
        TypeInfoResolver = new DefaultJsonTypeInfoResolver().WithAddedModifier(WithoutBytes),
    };

    public Task<int> WriteAsync(string personId, Stream output, CancellationToken cancellationToken) => database.WithContextAsync(async context =>
    {
        await using var transaction = await context.BeginReadAsync(cancellationToken);
        var person = await context.Set<Person>().AsNoTracking().SingleOrDefaultAsync(p => p.Id == personId, cancellationToken)
            ?? throw new KeyNotFoundException($"There is nobody with the id {personId}.");
        var records = new PersonRecords(context, person);
        var count = 0;
        await using var json = new Utf8JsonWriter(output, new JsonWriterOptions { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        json.WriteStartObject();
        json.WriteString("person", personId);
        json.WriteString("exportedAt", time.GetUtcNow());
        json.WriteStartObject("records");
        await foreach (var (table, rows) in records.ReadAsync(cancellationToken))
        {
            json.WritePropertyName(table);
            JsonSerializer.Serialize(json, rows, Json);
            count += rows.Count;
        }

        json.WriteEndObject();
        json.WriteStartObject("places");
        foreach (var (place, rows) in await new Mentions(context, [personId, .. await records.ReadNamesAsync(cancellationToken)]).CountAsync(cancellationToken))
            json.WriteNumber(place, rows);
        json.WriteEndObject();
        json.WriteEndObject();
        await json.FlushAsync(cancellationToken);
        return count;
    });

    /// <summary>Salts and hashes of the audit say nothing about anybody.</summary>
    private static void WithoutBytes(JsonTypeInfo type)
    {
        foreach (var property in type.Properties.Where(p => p.PropertyType == typeof(byte[])).ToList())
            type.Properties.Remove(property);
    }
}
