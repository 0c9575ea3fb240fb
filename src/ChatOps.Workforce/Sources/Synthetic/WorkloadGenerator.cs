namespace ChatOps.Workforce.Sources.Synthetic;

/// <summary>Makes weekly workloads: everybody has a usual load of their own, and weeks vary around it.</summary>
internal static class WorkloadGenerator
{
    private const int WeeksBefore = 12;
    private const int WeeksAfter = 6;

    public static IEnumerable<Workload> Generate(SyntheticCompanyOptions options, IReadOnlyList<GeneratedPerson> people)
    {
        var random = RandomChoice.Stream(options.Seed, concern: 5);
        var monday = options.Today.AddDays(-(((int)options.Today.DayOfWeek + 6) % 7));
        foreach (var person in people.Select(p => p.Person))
        {
            var usual = random.Between(0.35, 0.95);
            for (var week = -WeeksBefore; week <= WeeksAfter; week++)
            {
                // What lies ahead is planned less and less.
                var known = week <= 0 ? 1 : 1 - (week / (WeeksAfter + 1.0));
                var share = Math.Clamp(usual + random.Between(-0.15, 0.15), 0, 1.1) * known;
                yield return new Workload(
                    person.Id, monday.AddDays(7 * week), Math.Round(share * person.WeeklyCapacityHours, 1), person.WeeklyCapacityHours);
            }
        }
    }
}
