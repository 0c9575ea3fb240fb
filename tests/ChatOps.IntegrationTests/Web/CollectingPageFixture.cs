using ChatOps.Tests.Fakes;

namespace ChatOps.IntegrationTests.Web;

/// <summary>A host that a source is connected to, in which one row waits for a record that is not there.</summary>
public sealed class CollectingPageFixture : ChatPageFixture, IDisposable
{
    private readonly string _source = Directory.CreateTempSubdirectory("chatops-page-source-").FullName;

    public CollectingPageFixture()
    {
        FolderCopy.Make(HostProcess.Team, _source);
        File.AppendAllLines(Path.Combine(_source, "user_skills.csv"), ["U-not-there,Java,TECHNICAL,MASTER,3.8,true"]);
    }

    protected override IReadOnlyDictionary<string, string>? Settings => new Dictionary<string, string> { ["Sources__CsvFolder"] = _source };

    public void Dispose() => Directory.Delete(_source, recursive: true);
}
