namespace ChatOps.Workforce.Store.Conversations;

/// <summary>Tokens of the language model that one speaker has used on one day.</summary>
public sealed record TokenUseRecord
{
    /// <summary>The day, in the server's time zone.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>Who.</summary>
    public required string SpeakerId { get; init; }

    /// <summary>Tokens in and out.</summary>
    public required long Tokens { get; init; }
}
