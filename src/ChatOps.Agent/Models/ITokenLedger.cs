namespace ChatOps.Agent.Models;

/// <summary>How many tokens each speaker used on each day.</summary>
public interface ITokenLedger
{
    /// <summary>Tokens used so far.</summary>
    /// <param name="day">The day, UTC.</param>
    /// <param name="speakerKey">Who.</param>
    /// <param name="cancellationToken">Stops.</param>
    Task<long> UsedAsync(DateOnly day, string speakerKey, CancellationToken cancellationToken);

    /// <summary>Adds to what was used.</summary>
    /// <param name="day">The day, UTC.</param>
    /// <param name="speakerKey">Who.</param>
    /// <param name="tokens">How many more.</param>
    /// <param name="cancellationToken">Stops.</param>
    Task AddAsync(DateOnly day, string speakerKey, long tokens, CancellationToken cancellationToken);
}
