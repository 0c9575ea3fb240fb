namespace ChatOps.Channels.Teams.Tokens;

/// <summary>A request has no token, or one that doesn't count.</summary>
/// <param name="code">What is wrong with it, for the audit, e.g. <c>wrong-audience</c>.</param>
/// <param name="inner">What was thrown.</param>
internal sealed class TokenRefusedException(string code, Exception? inner = null) : Exception($"The token was refused: {code}.", inner)
{
    public string Code { get; } = code;
}
