using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;

namespace ChatOps.Learning.Fairness;

/// <summary>
/// An audit as one CSV table, a row for each group: UTF-8 text, comma, full figures, empty where not measured. Values that a spreadsheet would
/// run as a formula are escaped.
/// </summary>
public static class FairnessCsv
{
    private static readonly string[] Columns =
    [
        "as_of", "model_version", "tasks", "top", "grouping", "is_intersection", "from_audit_file", "group", "is_unknown", "people", "share_of_people",
        "considered", "selected", "selection_rate", "selection_impact_ratio", "selection_ratio_low", "selection_ratio_high", "selection_p", "selection_finding",
        "scoring_rate", "scoring_impact_ratio", "scoring_ratio_low", "scoring_ratio_high", "scoring_p", "scoring_finding",
        "exposure", "share_of_exposure", "never_recommended", "followed", "overridden",
    ];

    /// <summary>Writes the table.</summary>
    public static string Write(FairnessReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        using (var csv = new CsvWriter(text, new CsvConfiguration(CultureInfo.InvariantCulture) { NewLine = "\n", InjectionOptions = InjectionOptions.Escape }))
        {
            foreach (var column in Columns)
                csv.WriteField(column);
            csv.NextRecord();
            foreach (var grouping in report.Groupings)
            {
                foreach (var group in grouping.Groups)
                {
                    foreach (var value in Row(report, grouping, group))
                        csv.WriteField(value);
                    csv.NextRecord();
                }
            }
        }

        return text.ToString();
    }

    private static IEnumerable<string> Row(FairnessReport report, GroupingReport grouping, GroupReport group) =>
    [
        report.AsOf.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), Number(report.ModelVersion), Number(report.Tasks), Number(report.Top),
        grouping.Name, Truth(grouping.IsIntersection), Truth(grouping.IsFromAuditFile), group.Name, Truth(group.IsUnknown),
        Number(group.People), Number(group.ShareOfPeople), Number(group.Considered), Number(group.Selected),
        .. Impact(group.Selection), .. Impact(group.Scoring),
        Number(group.Exposure), Number(group.ShareOfExposure), Number(group.NeverRecommended), Number(group.Followed), Number(group.Overridden),
    ];

    private static string[] Impact(ImpactRatio impact) =>
        [Number(impact.Rate), Number(impact.Ratio.Value), Number(impact.Ratio.Low), Number(impact.Ratio.High), Number(impact.P), FindingWords.Of(impact.Finding)];

    private static string Number(double? value) => value?.ToString("0.######", CultureInfo.InvariantCulture) ?? "";

    private static string Truth(bool value) => value ? "true" : "false";
}
