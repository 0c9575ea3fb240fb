using ChatOps.Learning.Assignments.Solving;

namespace ChatOps.Learning.Assignments;

/// <summary>Who could take a task.</summary>
/// <param name="Item">Number of the task.</param>
/// <param name="Fitting">Those whose hours suffice when they take nothing else, best first; as many as can matter.</param>
/// <param name="Best">The best of all who may take it, free or not; null if nobody may.</param>
/// <param name="MostRoom">Most room of those who may take it, in thousandths of an hour.</param>
internal sealed record TaskCandidates(int Item, PlanCandidate[] Fitting, PlanCandidate? Best, long MostRoom);
