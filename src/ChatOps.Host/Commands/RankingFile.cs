using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ChatOps.Host.Commands;

/// <summary>A file of JSON lines, one per ranked task.</summary>
internal sealed class RankingFile(string path) : IAsyncDisposable
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private readonly WholeFile _file = new(path);

    public Task WriteAsync(RankedTask task) => _file.Writer.WriteLineAsync(JsonSerializer.Serialize(task, Json));

    public Task CommitAsync() => _file.CommitAsync();

    public ValueTask DisposeAsync() => _file.DisposeAsync();
}
