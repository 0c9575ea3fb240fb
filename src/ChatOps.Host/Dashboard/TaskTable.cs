using ChatOps.Learning.Ranking;
using ChatOps.Workforce;
using ChatOps.Workforce.Store.Reports;

namespace ChatOps.Host.Dashboard;

/// <summary>Tasks by the page, from the company that is ranked from.</summary>
internal static class TaskTable
{
    /// <summary>Keys of columns that can be sorted by.</summary>
    public static IReadOnlyList<string> SortKeys { get; } = ["id", "title", "priority", "status", "due", "assignee", "hours", "created"];

    /// <summary>A page of the tasks that meet all conditions, the most urgent first unless asked otherwise.</summary>
    public static RowPage<TaskRow> Read(WorkforceSnapshot snapshot, TaskFilter filter, TableRequest view)
    {
        var rows = new Rows(snapshot, filter);
        var found = Enumerable.Range(0, snapshot.WorkItems.Count).Where(rows.Meets);
        var page = view.Cut(rows.Sort(found, view));
        return new RowPage<TaskRow>([.. page.Rows.Select(rows.Of)], page.Total);
    }

    /// <summary>How many tasks meet all conditions.</summary>
    public static int Count(WorkforceSnapshot snapshot, TaskFilter filter)
    {
        var rows = new Rows(snapshot, filter);
        return Enumerable.Range(0, snapshot.WorkItems.Count).Count(rows.Meets);
    }

    /// <summary>One task, or null.</summary>
    public static TaskRow? Find(WorkforceSnapshot snapshot, string id) =>
        snapshot.ItemIndex(id) is >= 0 and var item ? new Rows(snapshot, new TaskFilter()).Of(item) : null;

    private sealed class Rows
    {
        private readonly WorkforceSnapshot _snapshot;
        private readonly TaskFilter _filter;
        private readonly int _assignee;
        private readonly Lazy<Dictionary<int, int>> _doers;

        public Rows(WorkforceSnapshot snapshot, TaskFilter filter)
        {
            (_snapshot, _filter) = (snapshot, filter);
            _assignee = filter.Assignee is { } id ? snapshot.PersonIndex(id) : -1;
            _doers = new(() => snapshot.History.Work.GroupBy(w => w.Item).ToDictionary(g => g.Key, g => g.Last().Person));
        }

        public bool Meets(int item)
        {
            var work = _snapshot.WorkItems[item];
            return (_filter.Status is { } status ? work.Status == status : _filter.IsEverything || work.Status != WorkItemStatus.Completed)
                && (_filter.Priority is not { } priority || work.Priority == priority)
                && (_filter.Project is not { } project || work.ProjectId == project)
                && (!_filter.IsOverdue || IsOverdue(work))
                && (!_filter.IsUnassigned || (work.Status != WorkItemStatus.Completed && _snapshot.Availability.HolderOf(item) < 0))
                && (_filter.Assignee is null || (_assignee >= 0 && AssigneeOf(item) == _assignee))
                && (string.IsNullOrWhiteSpace(_filter.Text) || Has(work.Id) || Has(work.Title));
        }

        public IReadOnlyList<int> Sort(IEnumerable<int> items, TableRequest view)
        {
            WorkItem Work(int item) => _snapshot.WorkItems[item];
            string Name(int item) => AssigneeOf(item) is >= 0 and var person ? _snapshot.People[person].Name : "";
            var sorted = view.Sort switch
            {
                "id" => By(items, i => Work(i).Id, StringComparer.Ordinal),
                "title" => By(items, i => Work(i).Title, StringComparer.OrdinalIgnoreCase),
                "priority" => By(items, i => Work(i).Priority, null),
                "status" => By(items, i => Work(i).Status, null),
                "due" => By(items, i => Work(i).Deadline ?? DateOnly.MaxValue, null),
                "assignee" => By(items, Name, StringComparer.OrdinalIgnoreCase),
                "hours" => By(items, i => Work(i).EstimatedHours, null),
                "created" => By(items, i => Work(i).Created, null),
                _ => items.OrderByDescending(i => Work(i).Priority).ThenBy(i => Work(i).Deadline ?? DateOnly.MaxValue),
            };
            return [.. sorted.ThenBy(i => Work(i).Id, StringComparer.Ordinal)];

            IOrderedEnumerable<int> By<TKey>(IEnumerable<int> rows, Func<int, TKey> key, IComparer<TKey>? comparer) =>
                view.IsDescending ? rows.OrderByDescending(key, comparer) : rows.OrderBy(key, comparer);
        }

        public TaskRow Of(int item)
        {
            var (work, person) = (_snapshot.WorkItems[item], AssigneeOf(item));
            return new TaskRow(
                work,
                work.ProjectId is { } project ? _snapshot.Projects.GetValueOrDefault(project, project) : null,
                person < 0 ? null : _snapshot.People[person].Id,
                person < 0 ? null : _snapshot.People[person].Name,
                IsOverdue(work));
        }

        private bool IsOverdue(WorkItem work) => work.Status != WorkItemStatus.Completed && work.Deadline < _snapshot.AsOf;

        private int AssigneeOf(int item) => _snapshot.Availability.HolderOf(item) is >= 0 and var holder ? holder
            : _snapshot.WorkItems[item].Status == WorkItemStatus.Open ? -1 : _doers.Value.GetValueOrDefault(item, -1);

        private bool Has(string text) => text.Contains(_filter.Text!.Trim(), StringComparison.OrdinalIgnoreCase);
    }
}
