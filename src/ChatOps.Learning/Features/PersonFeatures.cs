using ChatOps.Learning.Ranking;
using ChatOps.Workforce;

namespace ChatOps.Learning.Features;

/// <summary>The features that depend on the person alone: one column each, by person, built once per snapshot.</summary>
public sealed class PersonFeatures
{
    /// <summary>Experience beyond this says nothing more.</summary>
    private const double MaxExperience = 10;

    private const int MonthDays = 30;

    /// <summary>Values of one's own that the all-time mean counts for in the means of the last months.</summary>
    private const double WindowPrior = 3;

    /// <summary>Values that the company's spread counts for.</summary>
    private const double SpreadPrior = 5;

    /// <summary>Said while nobody has finished anything.</summary>
    private const double Unknown = 0.5;

    private readonly float[]?[] _columns = new float[SuccessFeatures.Count][];
    private readonly float[] _means = [.. Enumerable.Repeat(float.NaN, SuccessFeatures.Count)];

    private PersonFeatures()
    {
    }

    /// <summary>A column by person; null for a feature that depends on the task.</summary>
    public float[]? this[SuccessFeature feature]
    {
        get => _columns[(int)feature];
        private init
        {
            _columns[(int)feature] = value;
            _means[(int)feature] = CandidateFeatures.MeanOf(value!);
        }
    }

    /// <summary>Mean of a column over everybody who has a value; NaN for a feature that depends on the task, or that nobody has.</summary>
    public float MeanOf(SuccessFeature feature) => _means[(int)feature];

    internal static PersonFeatures Build(IReadOnlyList<Person> people, IReadOnlyList<WorkItem> items, OutcomeHistory history, AvailabilityIndex availability, DateOnly asOf)
    {
        var sums = new PersonSums[people.Count];
        foreach (var work in history.Work)
            sums[work.Person].Add(work, items[work.Item], asOf);

        var groups = people.Select(p => (int)p.Seniority).ToArray();
        float[] Shrunk(Func<PersonSums, Moments> of, double unknown) => ShrunkMeans.Build([.. sums.Select(of)], groups, unknown).Column;
        float[] Each(Func<int, double> of) => [.. Enumerable.Range(0, people.Count).Select(p => (float)of(p))];

        var performance = Shrunk(s => s.Performance, Unknown);
        double Window(Moments window, int person) => (window.Sum + (WindowPrior * performance[person])) / (window.Count + WindowPrior);
        var scatter = sums.Sum(s => s.Performance.Scatter) / Math.Max(1, sums.Sum(s => Math.Max(0, s.Performance.Count - 1)));

        return new PersonFeatures
        {
            [SuccessFeature.PastQuality] = Shrunk(s => s.Quality, Unknown),
            [SuccessFeature.PastTimeliness] = Shrunk(s => s.Timeliness, Unknown),
            [SuccessFeature.PastSuccess] = Shrunk(s => s.Success, Unknown),
            [SuccessFeature.ThreeMonths] = Each(p => Window(sums[p].ThreeMonths, p)),
            [SuccessFeature.SixMonths] = Each(p => Window(sums[p].SixMonths, p)),
            [SuccessFeature.Trend] = Each(p => Window(sums[p].ThreeMonths, p) - Window(sums[p].ThreeMonthsBefore, p)),
            [SuccessFeature.Spread] = Each(p => Math.Sqrt(
                (sums[p].Performance.Scatter + (SpreadPrior * scatter)) / (Math.Max(0, sums[p].Performance.Count - 1) + SpreadPrior))),
            [SuccessFeature.Slowness] = Shrunk(s => s.Slowness, 0),
            [SuccessFeature.DaysToComplete] = Shrunk(s => s.Days, 0),
            [SuccessFeature.Finished] = Each(p => Math.Log(1 + sums[p].Performance.Count)),
            [SuccessFeature.SkillGrowth] = Each(p => sums[p].RecentDifficulty is { Count: > 0 } now && sums[p].EarlierDifficulty is { Count: > 0 } before
                ? (now.Sum / now.Count) - (before.Sum / before.Count)
                : double.NaN),
            [SuccessFeature.Seniority] = Each(p => (double)people[p].Seniority),
            [SuccessFeature.Experience] = Each(p => Math.Min(1, people[p].ExperienceYears / MaxExperience)),
            [SuccessFeature.Utilisation] = Each(p => Math.Min(2, availability.Utilisation(p))),
            [SuccessFeature.UtilisationTrend] = Each(p => availability.UtilisationTrend(p)),
        };
    }

    private struct PersonSums
    {
        public Moments Quality;
        public Moments Timeliness;
        public Moments Success;
        public Moments Performance;
        public Moments ThreeMonths;
        public Moments ThreeMonthsBefore;
        public Moments SixMonths;
        public Moments Slowness;
        public Moments Days;
        public Moments RecentDifficulty;
        public Moments EarlierDifficulty;

        public void Add(FinishedWork work, WorkItem item, DateOnly asOf)
        {
            var outcome = work.Outcome;
            Quality.Add(outcome.Quality);
            Timeliness.Add(outcome.Timeliness);
            Success.Add(outcome.IsSuccess ? 1 : 0);
            Performance.Add(outcome.PerformanceScore);
            if (outcome.ActualHours > 0)
                Slowness.Add(Math.Log(outcome.ActualHours / item.EstimatedHours));
            Days.Add(Math.Log(Math.Max(1, outcome.CompletionDate.DayNumber - work.Assignment.Date.DayNumber)));

            var age = asOf.DayNumber - outcome.CompletionDate.DayNumber;
            if (age < 6 * MonthDays)
            {
                SixMonths.Add(outcome.PerformanceScore);
                RecentDifficulty.Add((double)item.Difficulty);
                if (age < 3 * MonthDays)
                    ThreeMonths.Add(outcome.PerformanceScore);
                else
                    ThreeMonthsBefore.Add(outcome.PerformanceScore);
            }
            else
            {
                EarlierDifficulty.Add((double)item.Difficulty);
            }
        }
    }
}
