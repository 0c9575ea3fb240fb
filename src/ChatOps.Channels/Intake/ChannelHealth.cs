using System.Collections.Concurrent;

namespace ChatOps.Channels.Intake;

/// <summary>How the newest work on events of each channel ended.</summary>
internal sealed class ChannelHealth
{
    private readonly ConcurrentDictionary<string, bool> _isWell = new(StringComparer.Ordinal);

    /// <summary>An answer was delivered.</summary>
    public void Worked(string channel) => _isWell[channel] = true;

    /// <summary>An attempt failed; there will be others.</summary>
    public void Failed(string channel) => _isWell[channel] = false;

    /// <summary>Whether the newest attempt succeeded; null where nothing came in since the host began.</summary>
    public bool? IsWell(string channel) => _isWell.TryGetValue(channel, out var isWell) ? isWell : null;
}
