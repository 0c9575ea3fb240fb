using System.Text.RegularExpressions;

namespace ChatOps.Workforce.Store.Training;

/// <summary>How much of the store is looked at when it is copied into the tables for training.</summary>
/// <param name="Tasks">The tasks whose rows are copied; null for all.</param>
/// <param name="AddsOnly">Whether of the rows that were copied before it is only asked whether they still stand.</param>
internal sealed partial record CopyReach(IReadOnlyCollection<string>? Tasks, bool AddsOnly)
{
    /// <summary>All rows, in every column.</summary>
    public static CopyReach Everything { get; } = new(null, AddsOnly: false);

    /// <summary>All rows, but those that were copied before are not compared.</summary>
    public static CopyReach Additions { get; } = new(null, AddsOnly: true);

    /// <summary>The rows of some tasks, in every column.</summary>
    public static CopyReach Of(IReadOnlyCollection<string> tasks) => new(tasks, AddsOnly: false);

    /// <summary>Puts the tasks, which are a JSON array in <c>{2}</c>, where a script says <c>/*TASKS column*/</c>, and the people who had them where it says <c>/*PEOPLE column*/</c>.</summary>
    public string Limit(string script, string dialect)
    {
        if (Tasks is null)
            return script;
        var tasks = dialect == "sqlite" ? "SELECT value FROM json_each({2})" : "SELECT json_array_elements_text(CAST({2} AS json))";
        return Limits().Replace(script, limit => limit.Groups[1].Value == "TASKS"
            ? $"{limit.Groups[2].Value} IN ({tasks}) AND"
            : $"{limit.Groups[2].Value} IN (SELECT person_id FROM assignments WHERE work_item_id IN ({tasks})) AND");
    }

    [GeneratedRegex(@"/\*(TASKS|PEOPLE) (\S+)\*/")]
    private static partial Regex Limits();
}
