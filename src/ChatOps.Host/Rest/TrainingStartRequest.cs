namespace ChatOps.Host.Rest;

/// <summary>A training.</summary>
internal sealed record TrainingStartRequest : IChecked
{
    private static readonly string[] Models = ["ranking", "performance", "all"];

    /// <summary>ranking, performance or all; all where it is not said.</summary>
    public string? Model { get; init; }

    /// <summary>Whether parameters are searched too, which takes longer.</summary>
    public bool Tune { get; init; }

    public IEnumerable<(string Field, string Problem)> Problems()
    {
        if (Model is not null && !Models.Contains(Model))
            yield return ("model", "model is ranking, performance or all.");
    }
}
