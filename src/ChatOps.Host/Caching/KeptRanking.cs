using System.ComponentModel;
using ChatOps.Learning.Ranking;

namespace ChatOps.Host.Caching;

/// <summary>A ranking without names and texts of the company: ids, figures and reasons. With the company that it was computed for it becomes the ranking again.</summary>
[ImmutableObject(true)]
internal sealed record KeptRanking(
    IReadOnlyList<KeptCandidate> Candidates,
    IReadOnlyList<FilterStep> Filters,
    IReadOnlyList<string> OutsideFilters,
    int Considered,
    IReadOnlyList<KeyValuePair<string, string>> LeftOut,
    IReadOnlyList<string> SkillsNobodyHas,
    double ConfidenceToRecommend)
{
    public static KeptRanking Of(RankingResult result) => new(
        [.. result.Candidates.Select(KeptCandidate.Of)],
        result.Filters,
        [.. result.OutsideFilters.Select(p => p.Id)],
        result.Considered,
        [.. result.LeftOut.Select(l => KeyValuePair.Create(l.Person.Id, l.Reason))],
        result.SkillsNobodyHas,
        result.ConfidenceToRecommend);

    /// <param name="service">What ranked, or another one of the same identity.</param>
    /// <param name="workItemId">The task that was asked for.</param>
    public RankingResult For(RankingService service, string workItemId)
    {
        var company = service.Snapshot;
        var item = company.ItemIndex(workItemId);
        return new RankingResult
        {
            WorkItem = company.WorkItems[item],
            Candidates = [.. Candidates.Select(c => c.For(company))],
            Filters = Filters,
            OutsideFilters = [.. OutsideFilters.Select(id => company.People[company.PersonIndex(id)])],
            Considered = Considered,
            LeftOut = [.. LeftOut.Select(l => new LeftOut(company.People[company.PersonIndex(l.Key)], l.Value))],
            ConfidenceToRecommend = ConfidenceToRecommend,
            SkillsNobodyHas = SkillsNobodyHas,
            Holder = company.Availability.HolderOf(item) is >= 0 and var holder ? company.People[holder] : null,
            Model = service.Model,
            AsOf = company.AsOf,
            WorkloadWeek = company.Availability.LatestWeek,
            KnownOutcomes = company.History.Work.Count,
        };
    }
}
