using ChatOps.Workforce;

namespace ChatOps.Host.Dashboard;

/// <summary>Which tasks are wanted; what is null or false does not matter.</summary>
internal sealed record TaskFilter
{
    /// <summary>Stands in the id or the title, in any case.</summary>
    public string? Text { get; init; }

    /// <summary>Status; null for all that are not completed.</summary>
    public WorkItemStatus? Status { get; init; }

    /// <summary>Completed ones too, where no status is asked for.</summary>
    public bool IsEverything { get; init; }

    /// <summary>Priority.</summary>
    public Priority? Priority { get; init; }

    /// <summary>Id of the project.</summary>
    public string? Project { get; init; }

    /// <summary>Id of who holds it.</summary>
    public string? Assignee { get; init; }

    /// <summary>Only tasks past their deadline.</summary>
    public bool IsOverdue { get; init; }

    /// <summary>Only tasks that nobody holds.</summary>
    public bool IsUnassigned { get; init; }
}
