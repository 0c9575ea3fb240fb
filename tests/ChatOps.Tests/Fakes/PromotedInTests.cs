using ChatOps.Learning.Registry;

namespace ChatOps.Tests.Fakes;

/// <summary>Promotions that need no plan.</summary>
internal static class PromotedInTests
{
    /// <summary>Lets a version serve in place of whatever does.</summary>
    public static void Promote(this ModelRegistry registry, ModelKind kind, int number, string by, string why) => registry.Promote(
        [
            new PlannedPromotion(
                registry.Find(kind, number) ?? new ModelVersion { Kind = kind, Number = number, Artefact = "", Bytes = 0, Origin = VersionOrigin.Trained, At = default, By = by },
                registry.Promoted(kind)),
        ],
        by,
        why);
}
