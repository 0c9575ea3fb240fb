using System.Diagnostics;

namespace ChatOps.IntegrationTests;

/// <summary>Verbs over files and ids that somebody else made: links out of the folder, links in a circle, pipes, devices, paths for names.</summary>
public sealed class HostileFilesTests : VerbTests
{
    private const string Planted = "Quillfeather Zdenka, planted outside of the folder";

    [Fact]
    public async Task CvParse_FolderWithLinksAndAPipe_ReadsWhatLiesInItAndEnds()
    {
        await File.WriteAllTextAsync(Path.Combine(Folder, "outside.txt"), Planted);
        var cvs = Directory.CreateDirectory(Path.Combine(Folder, "cvs")).FullName;
        await File.WriteAllTextAsync(Path.Combine(cvs, "own.txt"), "Nora Novak\nnora@example.com\n\nSkills\nJava, Kafka\n");
        File.CreateSymbolicLink(Path.Combine(cvs, "link.txt"), Path.Combine(Folder, "outside.txt"));
        Directory.CreateSymbolicLink(Path.Combine(cvs, "round"), cvs);
        await PipeAsync(Path.Combine(cvs, "pipe.txt"));

        var (_, output) = await RunAsync("cv", "parse", "cvs", "--out", "out");

        Assert.Contains("1 of 2 CVs read", output, StringComparison.Ordinal);
        Assert.Equal(["own.txt.json", "pipe.txt.json"], Directory.GetFiles(Path.Combine(Folder, "out")).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("users.csv")]
    [InlineData("user_skills.csv")]
    public async Task ImportCsv_PipeForAFile_SaysSoAndEnds(string name)
    {
        var team = CopyOfTeam();
        File.Delete(Path.Combine(team, name));
        await PipeAsync(Path.Combine(team, name));

        var (exit, output) = await RunAsync("import", "csv", team);

        Assert.Equal(1, exit);
        Assert.Contains($"{name} is empty", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ImportCsvAndExport_IdsThatArePaths_AreNamesAndNothingIsWrittenElsewhere()
    {
        const string Id = "../../planted-id";
        var team = CopyOfTeam();
        await File.AppendAllLinesAsync(Path.Combine(team, "users.csv"), [$"{Id},Petra Path,,Backend Development,SENIOR,8,2020-01-01,40"]);
        await File.AppendAllLinesAsync(Path.Combine(team, "tasks.csv"), [$"{Id},Tidy the paths,,PRJ-1,HIGH,HARD,BUG_FIX,8,2026-11-02,2026-12-01,OPEN"]);
        var (imported, output) = await RunAsync("import", "csv", team);
        Assert.True(imported == 0, output);

        var (exported, says) = await RunAsync("people", "export", Id, "person.json");
        var (unknown, _) = await RunAsync("people", "export", "../no-such-person", "nobody.json");

        Assert.True(exported == 0, says);
        Assert.Contains("Petra Path", await File.ReadAllTextAsync(Path.Combine(Folder, "person.json")), StringComparison.Ordinal);
        Assert.Equal(1, unknown);
        Assert.Equal(["data", "person.json", "team"], Directory.GetFileSystemEntries(Folder).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.Empty(Directory.GetFileSystemEntries(Folder, "*planted-id*", SearchOption.AllDirectories));
        Assert.Empty(Directory.GetFileSystemEntries(Path.GetDirectoryName(Folder)!, "planted-id*"));
    }

    [Fact]
    public async Task PeopleExport_LinkInTheWay_IsNotWrittenThrough()
    {
        await ImportedTeam.CopyToAsync(Folder);
        var outside = Path.Combine(Folder, "outside.txt");
        await File.WriteAllTextAsync(outside, Planted);
        File.CreateSymbolicLink(Path.Combine(Folder, "person.json"), outside);
        File.CreateSymbolicLink(Path.Combine(Folder, "person.json.next"), outside);

        var (exit, output) = await RunAsync("people", "export", "U02", "person.json");

        Assert.True(exit == 0, output);
        Assert.Equal(Planted, await File.ReadAllTextAsync(outside));
        Assert.Contains("Bob Okafor", await File.ReadAllTextAsync(Path.Combine(Folder, "person.json")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/dev/zero")]
    [InlineData("pipe")]
    [InlineData("link")]
    public async Task ModelsImport_WhatNeverEnds_IsRefused(string file)
    {
        await ImportedTeam.CopyToAsync(Folder);
        await PipeAsync(Path.Combine(Folder, "pipe"));
        File.CreateSymbolicLink(Path.Combine(Folder, "link"), "/dev/zero");
        await File.WriteAllTextAsync(Path.Combine(Folder, "features.json"), """{"features":["FreeHours"],"gives":"probability","trainedThrough":"2026-01-01","examples":[{"values":[1],"gives":0.5}]}""");

        var (exit, output) = await RunAsync("models", "import", file, "--features", "features.json");

        Assert.Equal(1, exit);
        Assert.DoesNotContain("went wrong", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ask_PipeForACv_IsReadAsEmptyAndEnds()
    {
        await ImportedTeam.CopyToAsync(Folder);
        await PipeAsync(Path.Combine(Folder, "cv.txt"));

        var (_, output) = await RunAsync("ask", "read this CV", "--as", "Hr", "--file", "cv.txt");

        Assert.Contains("cv.txt", output, StringComparison.Ordinal);
        Assert.DoesNotContain("went wrong", output, StringComparison.Ordinal);
    }

    private string CopyOfTeam()
    {
        var team = Path.Combine(Folder, "team");
        Tests.Fakes.FolderCopy.Make(HostProcess.Team, team);
        return team;
    }

    private static async Task PipeAsync(string path)
    {
        using var mkfifo = Process.Start("mkfifo", path);
        await mkfifo.WaitForExitAsync();
        Assert.Equal(0, mkfifo.ExitCode);
    }
}
