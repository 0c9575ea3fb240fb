namespace ChatOps.Agent.Replies;

/// <summary>Something with digits in an answer: an id, or numbers.</summary>
/// <param name="Id">The id, folded and without what joins it: <c>task101</c>; null for numbers.</param>
/// <param name="Numbers">The numbers: one, or the parts of a date.</param>
internal sealed record AnswerNumber(string? Id, IReadOnlyList<NumberReading> Numbers);

/// <summary>One number as it can be read.</summary>
/// <param name="Values">What it can mean; several where a separator can be read in two ways.</param>
/// <param name="Places">Decimal places it is written with.</param>
/// <param name="IsPercent">Whether a percent sign follows.</param>
internal sealed record NumberReading(IReadOnlyList<double> Values, int Places, bool IsPercent);
