using System.ComponentModel.DataAnnotations;

namespace ChatOps.Host.Health;

/// <summary>How often the host looks at what it is connected to. Configuration section <c>Health</c>.</summary>
public sealed class HealthOptions
{
    public const string Section = "Health";

    /// <summary>Longest time between two looks at the same component, in seconds, 1 to 60: every component has a time of its own up to a minute, and none is looked at less often than this. Default 60.</summary>
    [Range(1, 60)]
    public int MostSeconds { get; set; } = 60;
}
