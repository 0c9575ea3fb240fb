using System.Globalization;
using ChatOps.Agent.Planning;

namespace ChatOps.Agent.Functions.Training;

/// <summary>The job that a call names.</summary>
internal static class JobNumber
{
    /// <summary>Its number, or null where none is named.</summary>
    public static int? Of(PlannedCall call) => int.TryParse(call["job"], CultureInfo.InvariantCulture, out var number) ? number : null;
}
