namespace ChatOps.Workforce.Store;

/// <summary>What the store holds.</summary>
/// <param name="Origin">Where the data came from: <c>synthetic</c> for the generated company, else e.g. <c>csv</c>; null if empty.</param>
/// <param name="People">Number of people.</param>
/// <param name="WorkItems">Number of work items.</param>
/// <param name="OpenWorkItems">Number of work items that are open.</param>
/// <param name="Outcomes">Number of outcomes.</param>
public sealed record StoreSummary(string? Origin, int People, int WorkItems, int OpenWorkItems, int Outcomes)
{
    /// <summary>Whether nobody and nothing is in the store.</summary>
    public bool IsEmpty => People == 0 && WorkItems == 0;
}
