using ChatOps.Agent.Replies;
using ChatOps.Cvs;
using ChatOps.Cvs.People;
using ChatOps.Workforce.Store.Cvs;

namespace ChatOps.Agent.Functions.Cvs;

/// <summary>cv.show_cv: everything that was read from a CV, and where from.</summary>
internal sealed class ShowCv(ICvStore store) : IChatFunction
{
    private const int EvidenceShown = 40;
    private const int EvidenceLength = 160;

    public string Name => "cv.show_cv";

    public async Task<Reply> RunAsync(FunctionContext context, CancellationToken cancellationToken)
    {
        CvRecord? record;
        if (context.Call["person"] is { } personId)
        {
            record = await store.FindOfPersonAsync(personId, cancellationToken);
            if (record is null)
            {
                var person = context.Ranking.Snapshot.People[context.Ranking.Snapshot.PersonIndex(personId)];
                return Reply.Of(ReplyOutcome.Clarify, $"No CV of {person.Name} is kept. Attach one, and I'll read it.");
            }

            context.State.Cvs = [KeptCvs.InView(record)];
        }
        else
        {
            record = await KeptCvs.FindAsync(store, context.Call["cv"]!, cancellationToken);
            if (record is null)
                return CvReplies.Gone;
        }

        return Write(record, KeptCvs.AnalysisOf(record), context);
    }

    private static Reply Write(CvRecord record, CvAnalysis analysis, FunctionContext context)
    {
        var person = KeptCvs.PersonOf(analysis, context.Ranking.Snapshot);
        var card = new CvCard(analysis, person);
        var saved = record.PersonId is { } id && context.Ranking.Snapshot.PersonIndex(id) >= 0;
        return new Reply
        {
            Outcome = ReplyOutcome.Allowed,
            Text = string.Join("\n\n", [card.Text, .. card.Warnings.Distinct()]),
            Blocks =
            [
                card.Facts,
                .. Table("Skills", ["Skill", "In the CV", "Level", "Rests on", "Years"], analysis.Profile.Skills.Count > 0 ? person.Skills.Select(s => Row(s, analysis.Profile)) : []),
                .. Table("Positions", ["Title", "Company", "From", "To", "Achievements"], analysis.Profile.WorkExperience.Select(Row)),
                .. Table("Education", ["Degree", "Field", "Institution", "From", "To"], analysis.Profile.Education.Select(e => Cells(e.Degree, e.Field, e.Institution, e.StartYear, e.EndYear))),
                .. Table("Where it was read", ["Field", "Page", "Text"], analysis.Evidence.Take(EvidenceShown).Select(e => Cells(e.Field, Wording.Text($"{e.Page}"), Short(e.Text)))),
            ],
            Note = saved ? $"Saved as {record.PersonId}." : "Not saved as a person yet.",
            Buttons = [CvReplies.Save(record.Id, card.Name, isPrimary: !saved, isNamed: false), CvReplies.Correct(record.Id, card.Name), CvReplies.Match(record.Id, card.Name)],
        };
    }

    private static IEnumerable<TableBlock> Table(string title, IReadOnlyList<string> columns, IEnumerable<IReadOnlyList<string>> rows) =>
        rows.ToArray() is { Length: > 0 } all ? [new TableBlock(title, columns, all)] : [];

    private static IReadOnlyList<string> Row(CvPersonSkill skill, CvProfile profile)
    {
        var said = profile.Skills.FirstOrDefault(s => s.Name.Equals(skill.Name, StringComparison.OrdinalIgnoreCase) || s.Canonical == skill.Name);
        var words = said is null ? "" : said.Level is null ? said.Name : $"{said.Name}, {said.Level}";
        var basis = skill.Basis switch
        {
            SkillBasis.Word => "the CV's word",
            SkillBasis.Years => "years of practice",
            _ => "nothing; check",
        };
        return Cells(skill.Name, words, Wording.Level(skill.Level), basis, skill.Years > 0 ? Wording.Text($"{skill.Years:0.#}") : "");
    }

    private static IReadOnlyList<string> Row(CvWork work) =>
        Cells(work.Title, work.Company, work.StartDate ?? work.StartYear, work.EndDate ?? work.EndYear ?? "present", Short(string.Join("; ", work.Achievements)));

    private static IReadOnlyList<string> Cells(params IEnumerable<string?> cells) => [.. cells.Select(c => c ?? "")];

    private static string Short(string text) => text.Length <= EvidenceLength ? text : text[..EvidenceLength].TrimEnd() + "...";
}
