namespace ChatOps.Workforce.Sources.Synthetic;

/// <summary>
/// Draws what a task asks for. The document calls <c>generate_task_skills</c> and never shows it; this is what
/// <c>samples/synthetic-world</c> does, read off its 1,500 tasks.
/// </summary>
/// <remarks>
/// A task belongs to one department, all equally likely (measured: 0.09 to 0.16 of the tasks are recognisably of one). Two or three
/// mandatory skills (752 : 748) come from its core skills, their levels one by one by difficulty; none, one or two more
/// (528 : 504 : 468) come from the document's catalogue, never mandatory, and always for beginners.
/// </remarks>
internal static class RequirementGenerator
{
    private static readonly UniformRange MandatoryCount = new(2, 4);
    private static readonly UniformRange OptionalCount = new(0, 3);

    /// <summary>Mandatory requirements first.</summary>
    public static Requirement[] Generate(DepartmentProfile department, DifficultyProfile difficulty, Random random)
    {
        var requirements = new List<Requirement>(5);
        foreach (var name in random.PickSeveral(department.CoreSkills, MandatoryCount.DrawWhole(random)))
        {
            var level = random.Pick(difficulty.MandatoryLevels);
            requirements.Add(new Requirement(SkillCatalogue.Number(name), (int)level, IsMandatory: true));
        }

        var others = SkillCatalogue.Additional.Where(number => requirements.TrueForAll(r => r.Skill != number));
        foreach (var number in random.PickSeveral(others, OptionalCount.DrawWhole(random)))
        {
            requirements.Add(new Requirement(number, (int)Proficiency.Beginner, IsMandatory: false));
        }

        return [.. requirements];
    }

    /// <summary>Years of use that go with a level: none for a beginner, one more for each level above (as in synthetic-world).</summary>
    public static double YearsFor(int level) => level - 1;
}
