namespace ChatOps.Channels.Teams.Tokens;

/// <summary>The bot's own tokens.</summary>
internal interface IAppTokens
{
    /// <summary>A token for a scope; null where none is needed (this machine, in Development).</summary>
    /// <exception cref="Intake.TryLaterException">None can be had now.</exception>
    Task<string?> FindAsync(string scope, CancellationToken cancellationToken);
}
