using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ChatOps.Workforce;

namespace ChatOps.Learning.Registry;

/// <summary>A short name for the outcomes that a model learned from: the same outcomes give the same one, in whatever order they came.</summary>
public static class DataFingerprint
{
    /// <summary>SHA-256 over the outcomes and whom they are about, in the order of their assignments; hexadecimal.</summary>
    public static string Of(WorkforceData data)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var assignments = data.Assignments.ToDictionary(a => a.Id, StringComparer.Ordinal);
        foreach (var o in data.Outcomes.OrderBy(o => o.AssignmentId, StringComparer.Ordinal))
        {
            var a = assignments.GetValueOrDefault(o.AssignmentId);
            hash.AppendData(Encoding.UTF8.GetBytes(string.Create(
                CultureInfo.InvariantCulture,
                $"{o.AssignmentId}\t{a?.WorkItemId}\t{a?.PersonId}\t{a?.Date:O}\t{o.CompletionDate:O}\t{o.ActualHours:R}\t{o.Rating}\t{o.Quality:R}\t{o.Timeliness:R}\n")));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
