namespace ChatOps.Learning.Performance;

/// <summary>How something simple did on the same outcomes.</summary>
/// <param name="Name">What was said each time.</param>
/// <param name="Figures">How well.</param>
public sealed record BaselineReport(string Name, RegressionFigures Figures);
