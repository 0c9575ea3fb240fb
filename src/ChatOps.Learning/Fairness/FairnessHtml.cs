using System.Globalization;
using System.Net;
using System.Text;

namespace ChatOps.Learning.Fairness;

/// <summary>
/// An audit as one page that needs nothing else: no script, no picture, no address is fetched. It prints, reads aloud in order, and says nothing
/// by colour alone.
/// </summary>
public static class FairnessHtml
{
    /// <summary>Ids listed at most; the rest is counted.</summary>
    private const int MostIds = 500;

    private const string Style = """
        :root { color-scheme: light dark; }
        body { font: 15px/1.5 system-ui, sans-serif; max-width: 84rem; margin: 2rem auto; padding: 0 1rem; }
        h1 { font-size: 1.6rem; } h2 { font-size: 1.2rem; margin-top: 2rem; }
        .wide { overflow-x: auto; }
        table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
        caption { text-align: left; font-weight: 600; padding: .5rem 0; }
        th, td { border-bottom: 1px solid #888; padding: .35rem .5rem; text-align: right; vertical-align: top; }
        th:first-child, td.words { text-align: left; }
        thead th { vertical-align: bottom; }
        tr.below th, tr.below td { font-weight: 700; }
        @media print { body { max-width: none; margin: 0; font-size: 10pt; } .wide { overflow: visible; } table { break-inside: auto; } tr { break-inside: avoid; } thead { display: table-header-group; } @page { size: A4 landscape; margin: 12mm; } }
        """;

    /// <summary>Writes the page.</summary>
    public static string Write(FairnessReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        var page = new StringBuilder();
        page.Append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        page.Append(Invariant($"<title>Fairness audit of {report.AsOf:yyyy-MM-dd}</title>\n<style>\n{Style}\n</style>\n</head>\n<body>\n<main>\n"));
        page.Append(Invariant($"<h1>Fairness audit of {report.AsOf:yyyy-MM-dd}</h1>\n<p>{Text(report.Summary)}</p>\n"));
        Facts(page, report);
        foreach (var grouping in report.Groupings)
            Table(page, grouping);
        Ids(page, "Never recommended", "Considered for at least one task and never among the first.", report.NeverRecommended);
        Ids(page, "Never considered", "Ruled out of every task before scoring, for example for having no working hours.", report.NeverConsidered);
        AuditFile(page, report);
        Method(page, report);
        return page.Append("</main>\n</body>\n</html>\n").ToString();
    }

    private static void Facts(StringBuilder page, FairnessReport report)
    {
        page.Append("<h2>In figures</h2>\n<div class=\"wide\"><table>\n<caption>What was looked at</caption>\n<tbody>\n");
        void Fact(string name, string value) => page.Append(Invariant($"<tr><th scope=\"row\">{name}</th><td class=\"words\">{value}</td></tr>\n"));
        Fact("Model", Invariant($"v{report.ModelVersion}"));
        Fact("Tasks ranked", Invariant($"{report.Tasks}"));
        Fact("People", Invariant($"{report.People}"));
        Fact("Selected means", Invariant($"among the first {report.Top}"));
        Fact("Concentration of recommendations (Gini)", Invariant($"{FindingWords.Number(report.RecommendationGini)}; by lot it would be {FindingWords.Number(report.RecommendationGiniByLot)}"));
        Fact("Concentration of assignments (Gini)", FindingWords.Number(report.AssignmentGini));
        Fact("Recommendations followed", report.TasksWithCandidates == 0
            ? "not measured: no task has several stored candidates"
            : Invariant($"{FindingWords.Share(report.Acceptance.Value)} ({FindingWords.Share(report.Acceptance.Low)} to {FindingWords.Share(report.Acceptance.High)}) of {report.TasksWithCandidates} tasks; {FindingWords.Share(1 - report.Acceptance.Value)} overridden"));
        page.Append("</tbody>\n</table></div>\n");
    }

    private static void Table(StringBuilder page, GroupingReport grouping)
    {
        string[] columns =
        [
            "Group", "People", "Considered", "Selected", "Selection rate", "Impact ratio (95 %)", "Finding",
            "Scoring rate", "Impact ratio (95 %)", "Finding", "Share of exposure", "Never recommended", "Followed",
        ];
        page.Append(Invariant($"<h2>By {Text(grouping.Name)}</h2>\n<div class=\"wide\" role=\"region\" tabindex=\"0\" aria-label=\"Table by {Text(grouping.Name)}\"><table>\n"));
        page.Append(Invariant($"<caption>Selection and scoring by {Text(grouping.Name)}{(grouping.IsFromAuditFile ? ", from the audit file" : "")}</caption>\n<thead><tr>"));
        foreach (var column in columns)
            page.Append(Invariant($"<th scope=\"col\">{column}</th>"));
        page.Append("</tr></thead>\n<tbody>\n");
        foreach (var group in grouping.Groups)
        {
            var isBelow = group.Selection.Finding == GroupFinding.BelowFourFifths || group.Scoring.Finding == GroupFinding.BelowFourFifths;
            page.Append(Invariant($"<tr{(isBelow ? " class=\"below\"" : "")}><th scope=\"row\">{Text(group.Name)}</th>"));
            page.Append(Invariant($"<td>{group.People} ({FindingWords.Share(group.ShareOfPeople)})</td><td>{group.Considered}</td><td>{group.Selected}</td>"));
            Impact(page, group.Selection);
            Impact(page, group.Scoring);
            page.Append(Invariant($"<td>{FindingWords.Share(group.ShareOfExposure)}</td><td>{group.NeverRecommended}</td>"));
            page.Append(Invariant($"<td>{(group.Acceptance is null ? "none stored" : Invariant($"{group.Followed} of {group.Followed + group.Overridden}"))}</td></tr>\n"));
        }

        page.Append("</tbody>\n</table></div>\n");
    }

    private static void Impact(StringBuilder page, ImpactRatio impact) => page.Append(Invariant(
        $"<td>{FindingWords.Share(impact.Rate)}</td><td>{FindingWords.Ratio(impact)}</td><td class=\"words\">{FindingWords.Of(impact.Finding)}</td>"));

    private static void Ids(StringBuilder page, string title, string what, IReadOnlyList<string> ids)
    {
        page.Append(Invariant($"<h2>{title}: {ids.Count}</h2>\n<p>{what}</p>\n"));
        if (ids.Count == 0)
            return;
        page.Append(Invariant($"<p>{Text(string.Join(", ", ids.Take(MostIds)))}"));
        page.Append(ids.Count > MostIds ? Invariant($" and {ids.Count - MostIds} more</p>\n") : "</p>\n");
    }

    private static void AuditFile(StringBuilder page, FairnessReport report)
    {
        if (report.Rejected.Count == 0 && report.UnknownIds.Count == 0)
            return;
        page.Append("<h2>What the audit file left open</h2>\n<ul>\n");
        foreach (var rejection in report.Rejected.Take(MostIds))
            page.Append(Invariant($"<li>{Text(rejection.Place)}, line {rejection.Line}: {Text(rejection.Reason)}</li>\n"));
        if (report.Rejected.Count > MostIds)
            page.Append(Invariant($"<li>and {report.Rejected.Count - MostIds} more rows</li>\n"));
        if (report.UnknownIds.Count > 0)
            page.Append(Invariant($"<li>{report.UnknownIds.Count} ids that nobody in the company has: {Text(string.Join(", ", report.UnknownIds.Take(MostIds)))}</li>\n"));
        page.Append("</ul>\n");
    }

    private static void Method(StringBuilder page, FairnessReport report) => page.Append(Invariant($"""
        <h2>How to read it</h2>
        <ul>
        <li>Selection rate: how often people of the group stood among the first {report.Top}, of the times that they were considered for a task.</li>
        <li>Scoring rate: how often their score was above the median of all who were considered for the task, as the rules for New York City's Local Law 144 define it (6 RCNY § 5-300), each task being a sample.</li>
        <li>Impact ratio: the group's rate over that of the group with the highest rate. With many groups the highest is partly luck, so the others look lower than they are; the finding takes that into account.</li>
        <li>Intervals draw people anew, not selections, since who is selected once is selected again. A group is called below four fifths where its whole interval is and where dealing people out to groups at random seldom (5 %, adjusted for the number of groups) puts one as low.</li>
        <li>Four fifths is a rule of thumb of the US Uniform Guidelines (29 CFR 1607.4 D). It is no pass mark: a group above it may be treated unfairly, and one below it may differ in what the work asks for.</li>
        <li>Groups of fewer than {report.LeastPeople} people or {FindingWords.Share(report.LeastShare)} of all are counted and not judged. People whose value is not known are counted on their own.</li>
        <li>Exposure: 1 / log2(1 + place) among the first, nothing beyond.</li>
        <li>Attributes of the audit file were read for this page only; they are in no store and in no model.</li>
        </ul>

        """));

    private static string Text(string text) => WebUtility.HtmlEncode(text);

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
