using ChatOps.Learning.Evaluation;

namespace ChatOps.Learning.Monitoring;

/// <summary>How right chances of success were in one span of time.</summary>
/// <param name="Outcomes">Outcomes of the span.</param>
/// <param name="SeenInTraining">Those of them that the model had learned from.</param>
/// <param name="Said">Mean chance; null without outcomes.</param>
/// <param name="Seen">Share that succeeded.</param>
/// <param name="Error">Expected calibration error over ten bins of equal width. Few outcomes alone make it large.</param>
/// <param name="Bins">The bins.</param>
public sealed record CalibrationSpan(
    int Outcomes, int SeenInTraining, double? Said, double? Seen, double? Error, IReadOnlyList<CalibrationBin> Bins);
