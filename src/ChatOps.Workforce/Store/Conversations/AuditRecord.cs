namespace ChatOps.Workforce.Store.Conversations;

/// <summary>
/// One line of the audit. Only ever added; who it was and the arguments can be made unreadable when a person is erased, each as a whole. A chain of hashes over
/// the lines shows every other change: decision 16.
/// </summary>
public sealed record AuditRecord
{
    /// <summary>What stands in the place of speaker, conversation and event once they are erased.</summary>
    public const string Erased = "(erased)";

    /// <summary>What stands in the place of the arguments once they are erased.</summary>
    public const string ErasedArguments = """{"erased":"yes"}""";

    /// <summary>Running number, given by the store.</summary>
    public long Id { get; init; }

    /// <summary>When, UTC.</summary>
    public required DateTime At { get; init; }

    /// <summary>Who.</summary>
    public required string SpeakerId { get; init; }

    /// <summary>With which role.</summary>
    public required string Role { get; init; }

    /// <summary>Where.</summary>
    public required string ConversationId { get; init; }

    /// <summary>In answer to which event.</summary>
    public required string EventId { get; init; }

    /// <summary>Full name of the function.</summary>
    public required string Function { get; init; }

    /// <summary>Its arguments, as JSON.</summary>
    public required string Arguments { get; init; }

    /// <summary>Who planned it: <c>offline</c>, <c>button</c>, or the language model's name.</summary>
    public required string Planner { get; init; }

    /// <summary>Version of the ranking model that was serving.</summary>
    public required int RankingVersion { get; init; }

    /// <summary>What came of it.</summary>
    public required string Outcome { get; init; }

    /// <summary>Place in the chain, from 1 without gaps; null for lines from before there was one.</summary>
    public long? Sequence { get; init; }

    /// <summary>32 random bytes that <see cref="WhoDigest"/> was made with; null once speaker, conversation and event are erased.</summary>
    public byte[]? WhoSalt { get; init; }

    /// <summary>SHA-256 over salt, speaker, conversation and event.</summary>
    public byte[]? WhoDigest { get; init; }

    /// <summary>32 random bytes that <see cref="ArgumentsDigest"/> was made with; null once the arguments are erased.</summary>
    public byte[]? ArgumentsSalt { get; init; }

    /// <summary>SHA-256 over salt and arguments.</summary>
    public byte[]? ArgumentsDigest { get; init; }

    /// <summary>SHA-256 over the hash of the line before, both digests and everything else of this line.</summary>
    public byte[]? Hash { get; init; }
}
