namespace ChatOps.Learning.Ranking;

/// <summary>
/// What takes somebody out before anything is scored, never as a weight: no working hours in the newest week (leave), or a mandatory certificate
/// that they don't have. People whom the request leaves out are gone without a word: who asked knows.
/// </summary>
internal sealed class HardConstraints(WorkforceSnapshot snapshot)
{
    private readonly bool[] _isAway = [.. Enumerable.Range(0, snapshot.People.Count).Select(p => snapshot.Availability.CapacityHours(p) <= 0)];

    /// <summary>Why a person can't take an item; null if they can.</summary>
    public string? ReasonAgainst(int item, int person)
    {
        if (_isAway[person])
            return "has no working hours this week";
        return MissingCertificate(item, person) is >= 0 and var skill ? $"lacks the certificate {snapshot.Skills.Names[skill]}" : null;
    }

    /// <summary>Whether nothing stands against a person for an item: the same as <see cref="ReasonAgainst"/>, without words.</summary>
    public bool Allows(int item, int person) => !_isAway[person] && MissingCertificate(item, person) < 0;

    private int MissingCertificate(int item, int person)
    {
        var skills = snapshot.Skills.RequiredBy(item).Columns;
        for (var r = 0; r < skills.Length; r++)
        {
            if (snapshot.Skills.IsMandatory(item, r) && snapshot.Skills.IsCertificate(skills[r]) && snapshot.Skills.LevelOf(person, skills[r]) == 0)
                return skills[r];
        }

        return -1;
    }
}
