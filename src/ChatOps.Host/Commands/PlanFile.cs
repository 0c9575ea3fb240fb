using System.Globalization;
using ChatOps.Learning.Assignments;
using CsvHelper;

namespace ChatOps.Host.Commands;

/// <summary>A plan as CSV: <c>task_id,user_id,success</c>, one row per task that somebody takes.</summary>
internal static class PlanFile
{
    private const int Digits = 5;

    /// <exception cref="RefusedException">The file can't be written there.</exception>
    public static async Task WriteAsync(WholeFile file, IEnumerable<PlannedAssignment> lines)
    {
        await using (var csv = new CsvWriter(file.Writer, CultureInfo.InvariantCulture, leaveOpen: true))
        {
            foreach (var heading in (string[])["task_id", "user_id", "success"])
                csv.WriteField(heading);
            await csv.NextRecordAsync();
            foreach (var line in lines)
            {
                csv.WriteField(line.WorkItem.Id);
                csv.WriteField(line.Person.Id);
                csv.WriteField(Math.Round(line.Success, Digits));
                await csv.NextRecordAsync();
            }
        }

        await file.CommitAsync();
    }
}
