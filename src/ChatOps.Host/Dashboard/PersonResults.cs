using ChatOps.Agent.Functions;
using ChatOps.Learning.Ranking;
using ChatOps.Workforce.Store.Reports;

namespace ChatOps.Host.Dashboard;

/// <summary>How somebody has done so far. For those who may see it.</summary>
internal static class PersonResults
{
    private const int MonthsOfQuarter = 3;
    private const int Quarters = 8;

    /// <summary>A page of what they have finished, the newest first unless asked otherwise.</summary>
    public static RowPage<FinishedTask> Read(WorkforceSnapshot snapshot, string personId, TableRequest request)
    {
        FinishedTask[] work = snapshot.PersonIndex(personId) is >= 0 and var person
            ? [.. Of(snapshot, person).Select(w => new FinishedTask(snapshot.WorkItems[w.Item], w.Outcome))]
            : [];
        IEnumerable<FinishedTask> By<TKey>(Func<FinishedTask, TKey> key) => request.IsDescending ? work.OrderByDescending(key) : work.OrderBy(key);
        var sorted = request.Sort switch
        {
            "id" => By(w => w.Item.Id),
            "finished" => By(w => w.Outcome.CompletionDate),
            "rating" => By(w => w.Outcome.Rating),
            "quality" => By(w => w.Outcome.Quality),
            "timeliness" => By(w => w.Outcome.Timeliness),
            _ => work.Reverse(),
        };
        return request.Cut([.. sorted]);
    }

    /// <summary>Mean quality and timeliness of the last quarters that they have finished something in.</summary>
    public static IReadOnlyList<ChartSeries> ByQuarter(WorkforceSnapshot snapshot, int person)
    {
        var quarters = Of(snapshot, person).GroupBy(w => (w.Outcome.CompletionDate.Year, Quarter: (w.Outcome.CompletionDate.Month + 2) / MonthsOfQuarter))
            .OrderBy(g => g.Key).TakeLast(Quarters).ToArray();
        ChartSeries Series(string name, Func<FinishedWork, double> figure) => new(name, [.. quarters.Select(q => new ChartPoint($"Q{q.Key.Quarter} {q.Key.Year}", q.Average(figure)))]);
        return quarters.Length == 0 ? [] : [Series("Quality", w => w.Outcome.Quality), Series("Timeliness", w => w.Outcome.Timeliness)];
    }

    /// <summary>All of it in a sentence.</summary>
    public static string Summary(WorkforceSnapshot snapshot, int person)
    {
        var work = Of(snapshot, person);
        return work.Length == 0
            ? ""
            : Wording.Text($"{Wording.Count(work.Length, "finished task")}; {Wording.Percent(SuccessProbability.OfRate(work.Count(w => w.Outcome.IsSuccess), work.Length))} rated 4 or 5, with the 80 % interval.");
    }

    private static FinishedWork[] Of(WorkforceSnapshot snapshot, int person) => [.. snapshot.History.OfPerson(person).ToArray().Select(n => snapshot.History.Work[n])];
}
