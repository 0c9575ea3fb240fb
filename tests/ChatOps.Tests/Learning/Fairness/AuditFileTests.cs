using System.Text;
using ChatOps.Learning.Fairness;
using ChatOps.Workforce.Sources;
using CsCheck;

namespace ChatOps.Tests.Learning.Fairness;

public sealed class AuditFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("chatops-audit-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Read_Rows_AreAttributesByPerson()
    {
        var records = await ReadAsync("\ufeffperson_id, sex ,ethnicity\nU1, female ,\"A, B\"\n\nU2,,other\n");

        Assert.Equal(["sex", "ethnicity"], records.Attributes);
        Assert.Equal(["female", "A, B"], records.Values["U1"]);
        Assert.Equal([null, "other"], records.Values["U2"]);
        Assert.Empty(records.Rejected);
    }

    [Fact]
    public async Task Read_BadRows_AreNamedByLineWithoutTheirValues()
    {
        var records = await ReadAsync($"person_id,sex\nU1,female\nU2\n,male\nU1,secret\nU3,{new string('x', 101)}\nU4,male\n");

        Assert.Equal(["U1", "U4"], records.Values.Keys.Order());
        Assert.Equal("female", records.Values["U1"][0]);
        Assert.Equal([(3L, ""), (4L, "person_id"), (5L, "person_id"), (6L, "sex")], records.Rejected.Select(r => (r.Line, r.Column)));
        Assert.All(records.Rejected, r => Assert.DoesNotContain("secret", r.Reason, StringComparison.Ordinal));
        Assert.All(records.Rejected, r => Assert.DoesNotContain("xxx", r.Reason, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("", "is empty")]
    [InlineData("person_id\nU1\n", "the first line must be person_id")]
    [InlineData("name,sex\nU1,f\n", "the first line must be person_id")]
    [InlineData("person_id,sex,Sex\nU1,f,f\n", "a name of its own")]
    [InlineData("person_id,,x\nU1,f,f\n", "a name of its own")]
    [InlineData("person_id,a,b,c,d,e,f,g,h,i,j,k\n", "give at most 10")]
    public async Task Read_FileThatIsNoAuditFile_IsRefusedWithWhatToDo(string content, string says)
    {
        var error = await Assert.ThrowsAsync<SourceRefusedException>(() => ReadAsync(content));

        Assert.Contains(says, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Read_DatesOfBirth_AreNoGroups()
    {
        var rows = string.Concat(Enumerable.Range(0, 51).Select(n => $"U{n},1990-01-{n}\n"));

        var error = await Assert.ThrowsAsync<SourceRefusedException>(() => ReadAsync("person_id,born\n" + rows));

        Assert.Contains("more than 50 different values", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Read_MissingFileOrBytesThatAreNoText_IsRefused()
    {
        await Assert.ThrowsAsync<SourceRefusedException>(() => AuditFile.ReadAsync(Path.Combine(_folder, "none.csv"), CancellationToken.None));
        var path = Path.Combine(_folder, "bytes.csv");
        await File.WriteAllBytesAsync(path, [.. Encoding.UTF8.GetBytes("person_id,sex\nU1,"), 0xff, 0xfe, 0xfd]);
        await Assert.ThrowsAsync<SourceRefusedException>(() => AuditFile.ReadAsync(path, CancellationToken.None));
    }

    [Fact]
    public async Task Read_AnyText_IsReadOrRefusedAndNothingElse() => await Gen.String[0, 60].SampleAsync(async text =>
    {
        try
        {
            var records = await ReadAsync("person_id,sex\n" + text);
            Assert.All(records.Values, v => Assert.Single(v.Value));
        }
        catch (SourceRefusedException)
        {
        }
    }, iter: 200, threads: 1);

    private async Task<AuditRecords> ReadAsync(string content)
    {
        var path = Path.Combine(_folder, Guid.NewGuid().ToString("N") + ".csv");
        await File.WriteAllTextAsync(path, content);
        return await AuditFile.ReadAsync(path, CancellationToken.None);
    }
}
