using ChatOps.Learning.Registry;

namespace ChatOps.Learning.Retraining;

/// <summary>A model that was trained and kept.</summary>
/// <param name="Version">What is known of it.</param>
/// <param name="Model">The model.</param>
/// <param name="Serves">Whether it serves now.</param>
public sealed record TrainedVersion<TModel>(ModelVersion Version, TModel Model, bool Serves)
    where TModel : class;
