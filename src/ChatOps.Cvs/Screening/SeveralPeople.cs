using ChatOps.Cvs.Documents;
using ChatOps.Cvs.Extraction.Rules;

namespace ChatOps.Cvs.Screening;

/// <summary>Whether a file holds CVs of more than one person: the whole of work and education twice, each with an address of its own above it.</summary>
internal static class SeveralPeople
{
    public static bool In(Document document)
    {
        var sections = SectionSplitter.Split(document.Lines);
        bool Twice(SectionKind kind) => sections.Count(s => s.Kind == kind && s.Heading is not null) >= 2;
        if (!Twice(SectionKind.Work) || !Twice(SectionKind.Education))
            return false;
        // Where the second round begins: the first kind of section that comes again after work and education were both there.
        var work = sections.FindIndex(s => s.Kind == SectionKind.Work);
        var education = sections.FindIndex(s => s.Kind == SectionKind.Education);
        var again = sections.FindIndex(Math.Max(work, education) + 1, s => s.Kind is SectionKind.Work or SectionKind.Education);
        if (again < 0)
            return false;
        var first = ContactRules.Email([.. sections.Take(Math.Max(work, education)).SelectMany(s => s.Lines)]).Text;
        var second = ContactRules.Email([.. sections.Skip(Math.Max(work, education)).SelectMany(s => s.Lines)]).Text;
        return first is not null && second is not null && !first.Equals(second, StringComparison.OrdinalIgnoreCase);
    }
}
