namespace ChatOps.Learning.Monitoring;

/// <summary>How work spreads over people.</summary>
/// <param name="Assignments">Assignments of the span.</param>
/// <param name="AssignmentGini">Gini coefficient of assignments per person; null without any.</param>
/// <param name="BusiestTenth">Share of them that the busiest tenth of all people got, 0 to 1; null without any.</param>
/// <param name="HoursGini">Gini coefficient of promised hours on the span's last day; null without any.</param>
public sealed record LoadSpread(int Assignments, double? AssignmentGini, double? BusiestTenth, double? HoursGini);
