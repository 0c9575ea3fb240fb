using ChatOps.Learning.Ranking.Affinity;
using ChatOps.Workforce.Sources;

namespace ChatOps.Tests.Learning.Ranking.Affinity;

public sealed class FlatLogTests : IDisposable
{
    private const string Map = """{"task":"id","opened":"at","resolved":"done","person":"who","categories":["kind"]}""";

    private readonly string _folder = Directory.CreateTempSubdirectory("chatops-log-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Read_SoundRows_KeepsOrderAndMoments()
    {
        var log = await ReadAsync("id,at,done,who,kind\n1,2026-01-02 06:00,2026-01-02T18:00:00+02:00,Ann,mail\n2,2026-01-01,,,print\n");

        Assert.Equal(["1", "2"], log.Rows.Select(r => r.Task));
        Assert.Equal(10 / 24.0, log.Rows[0].Resolved!.Value - log.Rows[0].Opened, 1e-6);
        Assert.Equal((null, null), (log.Rows[1].Resolved, log.Rows[1].Person));
        Assert.Equal(["print"], log.Rows[1].Attributes);
    }

    [Theory]
    [InlineData(",2026-01-01,,Ann,mail", "id", "It is empty, and it is needed.")]
    [InlineData("3,soon,,Ann,mail", "at", "'soon' is not a moment; write it as 2026-11-30 14:05.")]
    [InlineData("3,,,Ann,mail", "at", "'' is not a moment; write it as 2026-11-30 14:05.")]
    [InlineData("3,2026-01-01,later,Ann,mail", "done", "'later' is not a moment; write it as 2026-11-30 14:05.")]
    [InlineData("3,2026-01-01,,Ann", "kind", "The row has 4 fields, the header 5.")]
    public async Task Read_OneBadRow_IsRejectedAndTheRestIsUsed(string row, string column, string reason)
    {
        var log = await ReadAsync($"id,at,done,who,kind\n1,2026-01-01,,Ann,mail\n{row}\n2,2026-01-01,,Ann,mail\n");

        Assert.Equal(["1", "2"], log.Rows.Select(r => r.Task));
        Assert.Equal(new Rejection("log.csv", 3, column, reason), Assert.Single(log.Rejections));
    }

    [Theory]
    [InlineData("id,at,done,who\n", "log.csv lacks the column kind, which the map names.")]
    [InlineData("id,at,done,kind\n", "log.csv lacks the column who, which the map names.")]
    [InlineData("", "log.csv is empty; its first line must name the columns.")]
    public async Task Read_WrongHeader_IsRefused(string content, string message) =>
        Assert.Equal(message, (await Assert.ThrowsAsync<SourceRefusedException>(() => ReadAsync(content))).Message);

    [Fact]
    public async Task Read_TasksToRank_NeedNoPersonAndNoEnd()
    {
        File.WriteAllText(Path.Combine(_folder, "log.csv"), "id,at,kind\n1,2026-01-01,mail\n");

        Assert.Single((await FlatLog.ReadAsync(Path.Combine(_folder, "log.csv"), ReadMap(Map), needsPerson: false, CancellationToken.None)).Rows);
    }

    [Fact]
    public async Task Read_NoFileOrNotText_IsRefused()
    {
        await Assert.ThrowsAsync<SourceRefusedException>(() => FlatLog.ReadAsync(_folder + "/none.csv", ReadMap(Map), true, CancellationToken.None));
        File.WriteAllBytes(Path.Combine(_folder, "log.csv"), [0xff, 0xfe, 0xc3, 0x28]);
        await Assert.ThrowsAsync<SourceRefusedException>(() => FlatLog.ReadAsync(Path.Combine(_folder, "log.csv"), ReadMap(Map), true, CancellationToken.None));
    }

    [Theory]
    [InlineData("")]
    [InlineData("not json")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("""{"task":"id"}""")]
    [InlineData("""{"task":"id","opened":"at","person":"who","shoe":"size"}""")]
    public void ReadMap_NoMap_IsRefusedWithASentence(string content) =>
        Assert.Contains("map", Assert.Throws<SourceRefusedException>(() => ReadMap(content)).Message, StringComparison.Ordinal);

    [Fact]
    public void ReadMap_LargeFileThatIsNoMap_DoesNotQuoteIt() =>
        Assert.InRange(Assert.Throws<SourceRefusedException>(() => ReadMap(new string('x', 100_000))).Message.Length, 1, 400);

    private Task<FlatLog> ReadAsync(string content)
    {
        File.WriteAllText(Path.Combine(_folder, "log.csv"), content);
        return FlatLog.ReadAsync(Path.Combine(_folder, "log.csv"), ReadMap(Map), needsPerson: true, CancellationToken.None);
    }

    private FlatLogMap ReadMap(string content)
    {
        File.WriteAllText(Path.Combine(_folder, "map.json"), content);
        return FlatLogMap.Read(Path.Combine(_folder, "map.json"));
    }
}
