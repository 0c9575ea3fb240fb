using Microsoft.AspNetCore.Components;

namespace ChatOps.Host.Components.Dashboard;

/// <summary>A column of a long table.</summary>
/// <param name="Title">Its heading.</param>
/// <param name="Text">What stands in it.</param>
public sealed record TableColumn<TRow>(string Title, Func<TRow, string> Text)
{
    /// <summary>Key that the table is sorted by when the heading is pressed; null where it can't be.</summary>
    public string? Sort { get; init; }

    /// <summary>Whether it holds numbers, which stand on the right.</summary>
    public bool IsNumber { get; init; }

    /// <summary>Whether it holds sentences or lists, which may take several lines.</summary>
    public bool IsLong { get; init; }

    /// <summary>Where its text leads; null for nowhere.</summary>
    public Func<TRow, string?>? Link { get; init; }

    /// <summary>Whether its text is a warning.</summary>
    public Func<TRow, bool>? IsWarning { get; init; }

    /// <summary>Something else than text; null for text.</summary>
    public RenderFragment<TRow>? Cell { get; init; }
}
