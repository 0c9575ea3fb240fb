using ChatOps.Agent.Access;

namespace ChatOps.Agent.Plugins;

/// <summary>CVs: reading, correcting, matching, saving, and forgetting people.</summary>
internal static class CvPlugin
{
    /// <summary>Name of the plugin.</summary>
    public const string Name = "cv";

    public static IReadOnlyList<FunctionContract> Functions { get; } =
    [
        new("cv.analyze_cv", "Reads the attached CV files.", "CVs", Roles.HrAndAdmins) { HasEffect = true, IsPersonal = true },
        new("cv.show_cv", "Shows an extracted CV: of a person, or the last one read.", "CVs", Roles.HrAndAdmins, Arguments.Person) { IsPersonal = true, TakesCv = true },
        new("cv.correct_cv", "Corrects one field of the last CV before it is saved.", "CVs", Roles.HrAndAdmins,
            new ArgumentContract("field", ArgumentKind.Field, "Path of the field, e.g. personalInfo.email, personalInfo.phone, personalInfo.name, skills.").Required,
            new ArgumentContract("value", ArgumentKind.Text, "The right value, as said.") { IsRequired = true, IsPersonal = true }) { HasEffect = true, IsPersonal = true, TakesCv = true },
        new("cv.match_cv", "Matches the last CV against one task, or against all open ones.", "CVs", Roles.Leaders, Arguments.Task) { IsPersonal = true, TakesCv = true, RestsOn = RankingPlugin.Ranked },
        new("cv.save_cv", "Saves the last CV as a person. Only proposes; the speaker has to say yes.", "CVs", Roles.HrAndAdmins) { Confirms = true, IsPersonal = true, TakesCv = true },
        new("cv.forget_person", "Erases a person's data for good. Only proposes; the speaker has to say yes.", "Erasures of personal data", Roles.HrAndAdmins, Arguments.Person.Required) { Confirms = true, IsPersonal = true },
    ];
}
