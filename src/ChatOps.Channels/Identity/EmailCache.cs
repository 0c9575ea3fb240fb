using Microsoft.Extensions.Options;

namespace ChatOps.Channels.Identity;

/// <summary>Addresses that channels gave, for a while and in memory only.</summary>
internal sealed class EmailCache(IOptions<AccessOptions> options, TimeProvider time)
{
    /// <summary>Accounts remembered; the company's people who chat within an hour.</summary>
    public const int Most = 10_000;

    private readonly Dictionary<string, (string? Email, DateTimeOffset Until)> _emails = new(StringComparer.Ordinal);

    /// <summary>The address of an account; the channel is asked if it is not known. What fails is not remembered.</summary>
    public async Task<string?> GetAsync(string account, Func<CancellationToken, Task<string?>> find, CancellationToken cancellationToken)
    {
        lock (_emails)
        {
            if (_emails.TryGetValue(account, out var known) && known.Until > time.GetUtcNow())
                return known.Email;
        }

        var email = (await find(cancellationToken))?.Trim();
        if (string.IsNullOrEmpty(email) || !email.Contains('@', StringComparison.Ordinal))
            email = null;
        lock (_emails)
        {
            if (_emails.Count >= Most)
                MakeRoom();
            _emails[account] = (email, time.GetUtcNow().AddMinutes(options.Value.EmailMinutes));
        }

        return email;
    }

    /// <summary>Forgets all.</summary>
    public void Clear()
    {
        lock (_emails)
            _emails.Clear();
    }

    private void MakeRoom()
    {
        var now = time.GetUtcNow();
        foreach (var old in _emails.Where(e => e.Value.Until <= now).Select(e => e.Key).ToArray())
            _emails.Remove(old);
        if (_emails.Count >= Most)
            _emails.Clear();
    }
}
