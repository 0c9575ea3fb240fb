namespace ChatOps.Learning.Assignments;

/// <summary>What found a plan.</summary>
public enum PlanMethod
{
    /// <summary>Google's CP-SAT, started from the local search's plan.</summary>
    CpSat,

    /// <summary>The local search alone: CP-SAT's native library could not be loaded.</summary>
    LocalSearch,
}
