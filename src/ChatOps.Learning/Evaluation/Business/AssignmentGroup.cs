using ChatOps.Workforce;

namespace ChatOps.Learning.Evaluation.Business;

/// <summary>How work that was assigned in one way ended. Not an experiment: who is recommended for what is no draw.</summary>
/// <param name="Method">How it was assigned.</param>
/// <param name="Outcomes">How many outcomes.</param>
/// <param name="SuccessRate">Share rated 4 or 5, with its 95 % interval.</param>
/// <param name="Days">Mean days from assignment to completion.</param>
/// <param name="Quality">Mean quality, 0 to 1.</param>
/// <param name="HoursOverEstimate">Mean actual over estimated hours.</param>
public sealed record AssignmentGroup(
    AssignmentMethod Method, int Outcomes, MeasuredValue SuccessRate, double? Days, double? Quality, double? HoursOverEstimate);
