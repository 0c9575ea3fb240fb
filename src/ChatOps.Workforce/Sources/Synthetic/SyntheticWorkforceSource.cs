namespace ChatOps.Workforce.Sources.Synthetic;

/// <summary>
/// A made-up company as a source of records (design document §8.2): the default data of an installation that has none of its own.
/// It is generated when it is first opened or read, then held in memory; nothing is ever rejected.
/// </summary>
public sealed class SyntheticWorkforceSource : IWorkforceSource
{
    private readonly Lazy<SyntheticCompany> _company;

    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public SyntheticWorkforceSource(SyntheticCompanyOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        _company = new Lazy<SyntheticCompany>(() => SyntheticCompany.Generate(options));
    }

    /// <inheritdoc/>
    public string Name => "synthetic";

    /// <summary>The company with what the records don't tell.</summary>
    internal SyntheticCompany Company => _company.Value;

    /// <inheritdoc/>
    public Task<IReadOnlyList<RecordKind>> OpenAsync(CancellationToken cancellationToken) =>
        Task.Run<IReadOnlyList<RecordKind>>(
            () =>
            {
                _ = _company.Value;
                return Enum.GetValues<RecordKind>();
            },
            cancellationToken);

    /// <inheritdoc/>
    public IAsyncEnumerable<SourceRow> ReadAsync(RecordKind kind, CancellationToken cancellationToken) =>
        Rows(kind, cancellationToken).ToAsyncEnumerable();

    private IEnumerable<SourceRow> Rows(RecordKind kind, CancellationToken cancellationToken)
    {
        var place = $"synthetic {kind}";
        var line = 0L;
        foreach (var record in Records(kind))
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return new SourceRow(place, ++line, record, Rejection: null);
        }
    }

    private IEnumerable<object> Records(RecordKind kind) => kind switch
    {
        RecordKind.Projects => Company.Data.Projects,
        RecordKind.People => Company.Data.People,
        RecordKind.Skills => Company.Data.Skills,
        RecordKind.WorkItems => Company.Data.WorkItems,
        RecordKind.SkillRequirements => Company.Data.SkillRequirements,
        RecordKind.Assignments => Company.Data.Assignments,
        RecordKind.Outcomes => Company.Data.Outcomes,
        RecordKind.Workloads => Company.Data.Workloads,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "There is no such kind of record."),
    };
}
