namespace ChatOps.Learning.Performance;

/// <summary>The competition of success models, winners and losers.</summary>
/// <param name="Outcomes">Later outcomes that all were measured on.</param>
/// <param name="MajorityRate">Accuracy of always saying the more frequent end, to be read next to any accuracy.</param>
/// <param name="Contenders">Models, then baselines, each best first.</param>
/// <param name="Verdict">Who serves and why, as a sentence.</param>
public sealed record SuccessCompetition(int Outcomes, double? MajorityRate, IReadOnlyList<Contender> Contenders, string Verdict);
