using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ChatOps.Host.Commands;

/// <summary>A file of JSON lines that is there whole or not at all: written beside its place and moved there at the end.</summary>
internal sealed class RankingFile : IAsyncDisposable
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private readonly string _path;
    private readonly string _next;
    private readonly StreamWriter _writer;

    public RankingFile(string path)
    {
        if (Directory.Exists(path))
            throw new RefusedException($"{path} is a folder; name a file to write.");
        if (Path.GetDirectoryName(Path.GetFullPath(path)) is { } folder && !Directory.Exists(folder))
            throw new RefusedException($"There is no folder {folder} to write {Path.GetFileName(path)} to.");
        _path = path;
        _next = path + ".next";
        _writer = new StreamWriter(_next);
    }

    public Task WriteAsync(RankedTask task) => _writer.WriteLineAsync(JsonSerializer.Serialize(task, Json));

    public async Task CommitAsync()
    {
        await _writer.DisposeAsync();
        File.Move(_next, _path, overwrite: true);
    }

    public async ValueTask DisposeAsync()
    {
        await _writer.DisposeAsync();
        File.Delete(_next);
    }
}
