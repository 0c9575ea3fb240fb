namespace ChatOps.Agent.Functions.Cvs;

/// <summary>One field of a person next to the same field of a CV.</summary>
/// <param name="Field">The field.</param>
/// <param name="Now">What the store has.</param>
/// <param name="InCv">What the CV says.</param>
/// <param name="After">What the store has after saving.</param>
internal sealed record CvChange(string Field, string Now, string InCv, string After)
{
    /// <summary>Whether saving writes it.</summary>
    public bool IsWritten => Now != After;
}
