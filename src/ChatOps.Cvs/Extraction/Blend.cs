namespace ChatOps.Cvs.Extraction;

/// <summary>
/// Puts the answers of model and rules together. Above the threshold the model's answer is used and rules fill what it left empty; below it, each
/// field comes from the engine that is surer of it. Design document §4.1, step 3.
/// </summary>
internal static class Blend
{
    public const string Model = "model";
    public const string Rules = "rules";

    public static (ExtractedProfile Profile, Dictionary<string, string> Engines) Of(ExtractedProfile? model, ExtractedProfile rules, double modelConfidence, double threshold)
    {
        var trusted = model is not null && modelConfidence > threshold;
        var engines = new Dictionary<string, string>(StringComparer.Ordinal);
        var confidence = new Dictionary<string, double>(StringComparer.Ordinal);
        var evidence = new List<FieldEvidence>();
        var profile = new CvProfile();
        foreach (var field in CvFields.All)
        {
            var byModel = model?.Confidence.GetValueOrDefault(field) ?? 0;
            var byRules = rules.Confidence.GetValueOrDefault(field);
            if (byModel <= 0 && byRules <= 0)
                continue;
            var useModel = byModel > 0 && (trusted || byModel > byRules);
            var source = useModel ? model! : rules;
            profile = ProfileFields.Copy(field, source.Profile, profile);
            engines[field] = useModel ? Model : Rules;
            confidence[field] = Math.Max(useModel ? byModel : byRules, 0);
            evidence.AddRange(source.Evidence.Where(e => e.Field == field || e.Field.StartsWith(field + "[", StringComparison.Ordinal)));
        }

        return (new ExtractedProfile(profile, evidence, confidence), engines);
    }
}
