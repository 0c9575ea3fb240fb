using System.Security.Cryptography;
using System.Text.Json;
using ChatOps.Agent.Conversations;
using ChatOps.Cvs;
using ChatOps.Cvs.People;
using ChatOps.Learning.Ranking;
using ChatOps.Workforce.Store.Cvs;

namespace ChatOps.Agent.Functions.Cvs;

/// <summary>CVs between the reader's types and the store's.</summary>
internal static class KeptCvs
{
    /// <summary>A read CV as it is kept.</summary>
    public static CvRecord Record(CvAnalysis analysis, TurnFile file, Turn turn, DateTimeOffset now) => WithKeys(
        new CvRecord
        {
            Id = Guid.CreateVersion7(now).ToString("N"),
            ConversationId = turn.ConversationId,
            SentBy = turn.Speaker.Key,
            FileName = analysis.FileName,
            Digest = Convert.ToHexStringLower(SHA256.HashData(file.Content.Span)),
            Analysis = "",
            At = now.UtcDateTime,
        },
        analysis);

    /// <summary>A record with another analysis.</summary>
    public static CvRecord WithKeys(CvRecord record, CvAnalysis analysis) => record with
    {
        Name = analysis.Profile.PersonalInfo.Name,
        Email = ContactKeys.Email(analysis.Profile.PersonalInfo.Email),
        Phone = ContactKeys.Phone(analysis.Profile.PersonalInfo.Phone),
        Analysis = JsonSerializer.Serialize(analysis, CvJson.Options),
    };

    /// <summary>The CV of an id; null if it is not kept any more.</summary>
    public static async Task<CvRecord?> FindAsync(ICvStore store, string id, CancellationToken cancellationToken) => await store.FindAsync([id], cancellationToken) is [var record] ? record : null;

    /// <summary>What was read.</summary>
    public static CvAnalysis AnalysisOf(CvRecord record) => JsonSerializer.Deserialize<CvAnalysis>(record.Analysis, CvJson.Options)!;

    /// <summary>How a conversation remembers it.</summary>
    public static CvInView InView(CvRecord record) => new(record.Id, record.Name, record.FileName);

    /// <summary>What a CV means in the words of a company.</summary>
    public static CvPerson PersonOf(CvAnalysis analysis, WorkforceSnapshot snapshot) => CvPerson.Of(analysis.Profile, snapshot.AsOf, snapshot.Skills.Names);
}
