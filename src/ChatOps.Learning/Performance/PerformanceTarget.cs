using System.Text.Json.Serialization;

namespace ChatOps.Learning.Performance;

/// <summary>What is predicted beside the probability of success.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<PerformanceTarget>))]
public enum PerformanceTarget
{
    /// <summary>Quality of the work, 0 to 1.</summary>
    Quality,

    /// <summary>Timeliness, 0 to 1; 1 is on time.</summary>
    Timeliness,

    /// <summary>Actual hours; regressed as the logarithm of actual over estimated hours, which is alike for small and large tasks.</summary>
    Hours,
}
