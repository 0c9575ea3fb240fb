namespace ChatOps.IntegrationTests.Training;

/// <summary>The sample team with a quarter of its outcomes, for tests of how a training ends and not of what comes of it: there is too little to compare on, and so it is short.</summary>
internal static class FewOutcomes
{
    private const int Count = 100;

    /// <summary>Writes the folder of CSV files and gives its path.</summary>
    public static string WriteTo(string folder)
    {
        var target = Path.Combine(folder, "few");
        Directory.CreateDirectory(target);
        foreach (var file in Directory.EnumerateFiles(HostProcess.Team, "*.csv"))
        {
            var rows = File.ReadLines(file);
            var name = Path.GetFileName(file);
            File.WriteAllLines(Path.Combine(target, name), name == "task_outcomes.csv" ? rows.Take(1 + Count) : rows);
        }

        return target;
    }
}
