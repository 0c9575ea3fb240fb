using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace ChatOps.Learning.Experiments;

/// <summary>What is tried out, on which tasks and since when, all said before the first outcome is known. Kept as it is while the experiment runs.</summary>
public sealed record ExperimentDesign
{
    /// <summary>Stable id.</summary>
    public required string Id { get; init; }

    /// <summary>Makes the arms of this experiment independent of those of any other.</summary>
    public required string Salt { get; init; }

    /// <summary>Version of the model that the challenger's tasks are ranked with; null where they get no recommendation (design document §3.1, control group).</summary>
    public int? ChallengerVersion { get; init; }

    /// <summary>Share of the tasks that are the challenger's, in percent, above 0 and below 100.</summary>
    public required double SharePercent { get; init; }

    /// <summary>When it began. Assignments carry a day and no hour, so the first that count are those of the next day.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>When it ended, if it has. Assignments of that day are the last that count.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>The metric that decides. The others are shown, but many metrics find a difference somewhere.</summary>
    public required OutcomeMetric Metric { get; init; }

    /// <summary>Chance of finding a difference where there is none.</summary>
    public required double Alpha { get; init; }

    /// <summary>Chance of finding <see cref="WantedDifference"/> where it is there.</summary>
    public required double Power { get; init; }

    /// <summary>The smallest difference worth finding, in the metric's unit, above 0: 0.05 is five points of success.</summary>
    public required double WantedDifference { get; init; }

    /// <summary>Standard deviation of the metric to be expected, above 0.</summary>
    public required double ExpectedSpread { get; init; }

    /// <summary>Tasks with an outcome that each arm needs, said in advance.</summary>
    public required SampleSize MinimumSample { get; init; }

    /// <summary>The wanted difference in standard deviations.</summary>
    public double WantedEffect => WantedDifference / ExpectedSpread;

    /// <summary>Plans an experiment.</summary>
    /// <param name="id">Stable id.</param>
    /// <param name="salt">What makes its arms its own.</param>
    /// <param name="challengerVersion">Version of the challenger; null for no recommendation.</param>
    /// <param name="sharePercent">Share of the challenger in percent, above 0 and below 100.</param>
    /// <param name="startedAt">When it begins.</param>
    /// <param name="metric">The metric that decides.</param>
    /// <param name="wantedDifference">The smallest difference worth finding, in the metric's unit, above 0.</param>
    /// <param name="expectedSpread">Standard deviation of the metric so far, above 0; see <see cref="ExperimentAnalysis.Past"/>.</param>
    /// <param name="alpha">Chance of finding a difference where there is none, above 0 and below 1.</param>
    /// <param name="power">Chance of finding the difference where it is there, above 0 and below 1.</param>
    /// <exception cref="ArgumentException">An id or a salt is empty, or a number is out of range; the message says what to give instead.</exception>
    public static ExperimentDesign Plan(
        string id,
        string salt,
        int? challengerVersion,
        double sharePercent,
        DateTimeOffset startedAt,
        OutcomeMetric metric,
        double wantedDifference,
        double expectedSpread,
        double alpha = 0.05,
        double power = 0.8)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(id);
        ArgumentException.ThrowIfNullOrWhiteSpace(salt);
        if (!(sharePercent > 0 && sharePercent < 100))
            throw new ArgumentOutOfRangeException(nameof(sharePercent), sharePercent, "The share must be above 0 and below 100 percent.");
        if (!(wantedDifference > 0 && double.IsFinite(wantedDifference)))
            throw new ArgumentOutOfRangeException(nameof(wantedDifference), wantedDifference, "The difference worth finding must be above 0.");
        if (!(expectedSpread > 0 && double.IsFinite(expectedSpread)))
            throw new ArgumentOutOfRangeException(nameof(expectedSpread), expectedSpread, "Outcomes so far are all alike, so there is no spread to plan with.");
        return new ExperimentDesign
        {
            Id = id,
            Salt = salt,
            ChallengerVersion = challengerVersion,
            SharePercent = sharePercent,
            StartedAt = startedAt,
            Metric = metric,
            Alpha = alpha,
            Power = power,
            WantedDifference = wantedDifference,
            ExpectedSpread = expectedSpread,
            MinimumSample = SampleSize.For(wantedDifference / expectedSpread, alpha, power, sharePercent / 100),
        };
    }

    /// <summary>
    /// The arm of a task, the same on every machine and at any time: the first eight bytes of SHA-256 over the UTF-8 of salt, a colon and the
    /// task's id, read as a big-endian number below 2⁶⁴, make the challenger's where they are below the share of 2⁶⁴.
    /// </summary>
    /// <param name="workItemId">Id of the task.</param>
    public Arm ArmOf(string workItemId)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes($"{Salt}:{workItemId}"), hash);
        return BinaryPrimitives.ReadUInt64BigEndian(hash) < Math.ScaleB(SharePercent / 100, 64) ? Arm.Challenger : Arm.Control;
    }
}
