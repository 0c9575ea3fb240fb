using System.CommandLine;
using System.Globalization;
using ChatOps.Learning.Assignments;
using Spectre.Console;

namespace ChatOps.Host.Commands;

/// <summary><c>plan</c>: who takes what, many open tasks at once, from a folder without a store.</summary>
internal static class PlanCommand
{
    private const int DefaultSeed = 42;
    private const double MostHours = 100_000;

    /// <summary>So many lines of reasons are printed for people to read; the rest is counted.</summary>
    private const int MostShown = 10;

    public static Command Create()
    {
        var data = new Option<string>("--data") { Description = "Folder of CSV files: trains on it and plans its OPEN tasks.", Required = true };
        var output = new Option<string>("--out") { Description = "CSV file to write: task_id, user_id, success.", Required = true };
        var tasks = NumberOption.Create(
            "--tasks", "Plan the first so many open tasks, in the order of the file", AssignmentPlanner.MostWorkItems, least: 1, most: AssignmentPlanner.MostWorkItems);
        var hours = new Option<double?>("--max-hours")
        {
            Description = "Most hours of planned work per person in total. Without it: as many per week as the person has free, each task worked on evenly until its deadline.",
            CustomParser = result =>
            {
                var given = result.Tokens.Count > 0 ? result.Tokens[0].Value : "";
                if (double.TryParse(given, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number is > 0 and <= MostHours)
                    return number;
                result.AddError(string.Create(CultureInfo.InvariantCulture, $"--max-hours takes a number above 0 and up to {MostHours:N0}, not '{given}'."));
                return null;
            },
        };
        var seed = NumberOption.Create("--seed", "Seed of the search", DefaultSeed, least: 0, most: int.MaxValue);
        var command = new Command("plan", "Plans many open tasks at once, so that as many as possible succeed, next to taking them one by one.")
        {
            data, output, tasks, hours, seed,
        };
        command.SetAction((parsed, cancellationToken) => RunAsync(
            parsed.GetValue(data)!,
            parsed.GetValue(output)!,
            parsed.GetValue(tasks),
            parsed.GetValue(hours),
            parsed.GetValue(seed),
            cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(string folder, string output, int tasks, double? maxHours, int seed, CancellationToken cancellationToken)
    {
        await using var file = new WholeFile(output);
        var trained = await TrainedFolder.ReadAsync(folder, cancellationToken);
        var request = new AssignmentRequest([.. trained.Open.Take(tasks).Select(i => i.Id)]) { MaxHours = maxHours, Seed = seed };
        var started = TimeProvider.System.GetTimestamp();
        var plan = await Task.Run(() => new AssignmentPlanner(trained.Ranking).Plan(request, cancellationToken), cancellationToken);
        var seconds = TimeProvider.System.GetElapsedTime(started).TotalSeconds;
        await PlanFile.WriteAsync(file, plan.Lines);
        Write(plan, trained.Open.Count, seconds);
        return ExitCode.Done;
    }

    private static void Write(AssignmentPlan plan, int open, double seconds)
    {
        var planned = plan.Lines.Count + plan.Unassigned.Count;
        if (planned == 0)
        {
            Terminal.Error.WriteLine("There are no open tasks to plan.");
            return;
        }

        var limit = plan.MaxHours is { } hours ? $"at most {hours:0.##} h of new work each" : "within the hours that each has free per week";
        var of = planned < open ? $"The first {planned:N0} of {open:N0} open tasks" : $"{planned:N0} open tasks";
        Terminal.Error.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{of} as of {plan.AsOf:d MMM yyyy}, {limit}: {plan.Lines.Count:N0} given to {plan.Loads.Count:N0} people in {seconds:0.0} s."));
        Terminal.Error.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"Expected {(plan.IsChance ? "successes" : "sum of scores (too few outcomes for chances)")}: {plan.Expected:0.00}; one by one: {plan.ExpectedOneByOne:0.00} ({plan.AssignedOneByOne:N0} given)."));
        Terminal.Error.WriteLine(Proof(plan));
        foreach (var line in plan.Lines.Where(l => l.Reason is not null).Take(MostShown))
            Terminal.Error.WriteLine($"{line.WorkItem.Id}: {line.Person.Name}. {line.Reason}.");
        if (plan.Lines.Count(l => l.Reason is not null) is > MostShown and var differing)
            Terminal.Error.WriteLine($"... and {differing - MostShown:N0} more that don't go to their best person.");
        foreach (var left in plan.Unassigned.Take(MostShown))
            Terminal.Error.WriteLine($"{left.WorkItem.Id}: nobody. {left.Reason}.");
        if (plan.Unassigned.Count > MostShown)
            Terminal.Error.WriteLine($"... and {plan.Unassigned.Count - MostShown:N0} more that nobody takes.");
    }

    private static string Proof(AssignmentPlan plan) => plan switch
    {
        { IsProvenOptimal: true } => "No plan is better.",
        { Method: PlanMethod.LocalSearch } => string.Create(
            CultureInfo.InvariantCulture, $"At most {plan.Gap:P2} better is possible. (Without CP-SAT, whose native library can't be loaded here.)"),
        _ => string.Create(CultureInfo.InvariantCulture, $"At most {plan.Gap:P2} better is possible."),
    };
}
