namespace ChatOps.Agent.Access;

/// <summary>Whom one may speak as where there is no sign-in. Exists in Development only.</summary>
public interface ISpeakerDirectory
{
    /// <summary>The choices, the default first; never empty.</summary>
    Task<IReadOnlyList<Speaker>> ListAsync(CancellationToken cancellationToken);
}
