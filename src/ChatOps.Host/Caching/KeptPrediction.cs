using System.ComponentModel;
using ChatOps.Learning.Performance;

namespace ChatOps.Host.Caching;

/// <summary>A prediction, or that there is none.</summary>
[ImmutableObject(true)]
internal sealed record KeptPrediction(PerformancePrediction? Value);
