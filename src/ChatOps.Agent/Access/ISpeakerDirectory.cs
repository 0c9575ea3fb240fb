namespace ChatOps.Agent.Access;

/// <summary>Whom one may speak as on the page: oneself, or, in Development without sign-in, one for each role.</summary>
public interface ISpeakerDirectory
{
    /// <summary>The choices, the default first; none where the sign-in has lapsed.</summary>
    Task<IReadOnlyList<Speaker>> ListAsync(CancellationToken cancellationToken);
}
