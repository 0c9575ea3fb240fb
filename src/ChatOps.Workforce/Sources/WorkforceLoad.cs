namespace ChatOps.Workforce.Sources;

/// <summary>Reads a source into memory, through the same screen as an import, without a store.</summary>
public static class WorkforceLoad
{
    /// <summary>Reads everything.</summary>
    /// <exception cref="SourceRefusedException">The source can't be used, or a file could not be read to its end.</exception>
    public static async Task<(WorkforceData Data, ImportReport Report)> ReadAsync(
        IWorkforceSource source, CancellationToken cancellationToken)
    {
        var screen = new RecordScreen();
        var records = new Dictionary<RecordKind, List<object>>();
        var files = new List<FileReport>();
        foreach (var kind in (await source.OpenAsync(cancellationToken)).Order())
        {
            var rows = new ScreenedRows(source, kind, screen, new ImportOptions());
            var list = records[kind] = [];
            try
            {
                await foreach (var record in rows.ReadAsync(cancellationToken))
                    list.Add(record);
            }
            catch (Exception e) when (e is IOException or InvalidDataException)
            {
                throw new SourceRefusedException(e.Message, e);
            }

            files.Add(rows.Report(list.Count, failure: null));
        }

        T[] Of<T>(RecordKind kind) => records.TryGetValue(kind, out var list) ? [.. list.Cast<T>()] : [];
        var data = new WorkforceData
        {
            Projects = Of<Project>(RecordKind.Projects),
            People = Of<Person>(RecordKind.People),
            Skills = Of<Skill>(RecordKind.Skills),
            WorkItems = Of<WorkItem>(RecordKind.WorkItems),
            SkillRequirements = Of<SkillRequirement>(RecordKind.SkillRequirements),
            Assignments = Of<Assignment>(RecordKind.Assignments),
            Outcomes = Of<Outcome>(RecordKind.Outcomes),
            Workloads = Of<Workload>(RecordKind.Workloads),
        };
        return (data, new ImportReport(source.Name, files, 0));
    }
}
