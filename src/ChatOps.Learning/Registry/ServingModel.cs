namespace ChatOps.Learning.Registry;

/// <summary>The model that serves.</summary>
/// <param name="Version">Its version.</param>
/// <param name="Model">The model.</param>
/// <param name="Since">The promotion that made it serve.</param>
/// <param name="Broken">Later versions that were promoted and can't be loaded.</param>
public sealed record ServingModel<TModel>(ModelVersion Version, TModel Model, Promotion Since, IReadOnlyList<int> Broken)
    where TModel : class;
