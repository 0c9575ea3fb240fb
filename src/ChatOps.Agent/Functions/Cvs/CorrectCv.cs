using System.Net.Mail;
using ChatOps.Agent.Replies;
using ChatOps.Cvs;
using ChatOps.Cvs.People;
using ChatOps.Workforce.Store.Cvs;

namespace ChatOps.Agent.Functions.Cvs;

/// <summary>cv.correct_cv: puts one field right before the CV is saved. Lists take "+Kafka" and "-Kafka" as well as all of it.</summary>
internal sealed class CorrectCv(ICvStore store) : IChatFunction
{
    /// <summary>What a corrected field was read by.</summary>
    public const string ByHand = "hand";

    private static readonly string[] Lists = [CvFields.Skills, CvFields.Certifications, CvFields.Languages, CvFields.Links];

    public string Name => "cv.correct_cv";

    public async Task<Reply> RunAsync(FunctionContext context, CancellationToken cancellationToken)
    {
        if (await KeptCvs.FindAsync(store, context.Call["cv"]!, cancellationToken) is not { } record)
            return CvReplies.Gone;
        var (path, value) = (context.Call["field"]!, context.Call["value"]!.Trim().Trim('"'));
        var analysis = KeptCvs.AnalysisOf(record);
        var before = ProfileFields.Get(analysis.Profile, path);
        if (Objection(path, value) is { } objection)
            return Reply.Of(ReplyOutcome.Clarify, objection);
        if (ProfileFields.Set(analysis.Profile, path, Lists.Contains(path) ? Merged(before, value) : value) is not { } profile)
            return Reply.Of(ReplyOutcome.Clarify, $"This CV has no field {path}. Fields are: {string.Join(", ", ProfileFields.Paths)}.");

        var field = CvFields.All.FirstOrDefault(f => path.StartsWith(f, StringComparison.Ordinal)) ?? path;
        var corrected = analysis with
        {
            Profile = profile,
            FieldConfidence = With(analysis.FieldConfidence, field, 1),
            Engines = With(analysis.Engines, field, ByHand),
            Evidence = [.. analysis.Evidence.Where(e => e.Field != path)],
        };
        var changed = KeptCvs.WithKeys(record, corrected);
        if (!await store.UpdateAsync(changed, cancellationToken))
            return CvReplies.Gone;

        context.State.Cvs = [.. context.State.Cvs.Select(c => c.Id == record.Id ? KeptCvs.InView(changed) : c)];
        var wasProposed = context.State.Waiting is { Call: { Function: "cv.save_cv" } call } && call["cv"] == record.Id;
        if (wasProposed)
            context.State.Waiting = null; // what was shown is not what would be saved any more
        var card = new CvCard(corrected, KeptCvs.PersonOf(corrected, context.Ranking.Snapshot));
        return new Reply
        {
            Outcome = ReplyOutcome.Allowed,
            Text = $"Corrected in the CV of **{card.Name}**.{(record.PersonId is null ? "" : " They are saved already; save again to take it over.")}{(wasProposed ? " The question whether to save has lapsed; ask again." : "")}",
            Blocks = [new TableBlock(null, ["Field", "Before", "Now"], [[path, before ?? "(empty)", ProfileFields.Get(profile, path) ?? "(empty)"]])],
            Buttons = [CvReplies.Save(record.Id, card.Name, isPrimary: true, isNamed: false), CvReplies.Match(record.Id, card.Name)],
        };
    }

    private static string? Objection(string path, string value) => path switch
    {
        CvFields.Email when !MailAddress.TryCreate(value, out _) => "That is no e-mail address. Please give it as name@example.com.",
        CvFields.Phone when ContactKeys.Phone(value) is null => "That is no phone number: it has fewer than seven digits.",
        CvFields.Name when !value.Any(char.IsLetter) => "That is no name: it has no letters.",
        _ => null,
    };

    /// <summary>"+Kafka, -Redis" on top of what is there; anything else in its place.</summary>
    private static string Merged(string? before, string value)
    {
        var parts = value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (!parts.All(p => p[0] is '+' or '-'))
            return value;
        var list = (before ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).ToList();
        foreach (var part in parts)
        {
            var name = part[1..].Trim();
            list.RemoveAll(l => l.Equals(name, StringComparison.OrdinalIgnoreCase));
            if (part[0] == '+')
                list.Add(name);
        }

        return string.Join(", ", list);
    }

    private static Dictionary<string, T> With<T>(IReadOnlyDictionary<string, T> values, string key, T value) => new(values, StringComparer.Ordinal) { [key] = value };
}
