namespace ChatOps.Workforce.Sources.Synthetic;

/// <summary>A person with what is hidden about them.</summary>
/// <param name="Person">The record.</param>
/// <param name="Skills">Their skills.</param>
/// <param name="Levels">Levels by skill name.</param>
/// <param name="Talent">Base quality, 0.5 to 1; decides outcomes and is never exported.</param>
internal sealed record GeneratedPerson(
    Person Person, IReadOnlyList<Skill> Skills, IReadOnlyDictionary<string, Proficiency> Levels, double Talent);
