using System.Collections.Immutable;
using ChatOps.Agent.Conversations;
using ChatOps.Agent.Replies;
using ChatOps.Workforce.Store.Erasure;

namespace ChatOps.Channels.Web;

/// <summary>A conversation on the page.</summary>
/// <param name="id">Names it in the address.</param>
/// <param name="owner">Key of the speaker; nobody else gets to see it.</param>
public sealed class WebConversation(string id, string owner)
{
    private const int TitleLength = 48;

    // Replaced, never changed: a second tab of the same speaker may be reading.
    private ImmutableList<WebEntry> _entries = [];

    /// <summary>Raised when there is something new to show, whoever or whatever brought it; on any thread.</summary>
    public event Action? Changed;

    /// <summary>Names it in the address.</summary>
    public string Id { get; } = id;

    /// <summary>What it began with.</summary>
    public string Title => _entries is [var first, ..] ? Shorten(first.Said.Length > 0 ? first.Said : string.Join(", ", first.Files)) : "New conversation";

    /// <summary>Everything so far, oldest first.</summary>
    public IReadOnlyList<WebEntry> Entries => _entries;

    internal string Owner { get; } = owner;

    /// <summary>Puts something else in the place of every mention of somebody who was erased.</summary>
    internal void Forget(MentionPattern mentions, string instead)
    {
        ImmutableInterlocked.Update(ref _entries, entries => [.. entries.Select(e => e.Without(mentions, instead))]);
        Changed?.Invoke();
    }

    /// <summary>Adds what was said.</summary>
    internal void Add(WebEntry entry)
    {
        ImmutableInterlocked.Update(ref _entries, entries => entries.Add(entry));
        Changed?.Invoke();
    }

    /// <summary>Shows how far the answer is.</summary>
    internal void Progress(WebEntry entry, TurnProgress progress)
    {
        entry.Progress = progress;
        Changed?.Invoke();
    }

    /// <summary>Shows the answer.</summary>
    internal void Answer(WebEntry entry, Reply reply)
    {
        entry.Reply = reply;
        Changed?.Invoke();
    }

    /// <summary>Shows what was said unasked, in the place of the last message of the same topic.</summary>
    internal void Put(string topic, Reply reply)
    {
        ImmutableInterlocked.Update(ref _entries, entries => entries.FindIndex(e => e.Topic == topic) is >= 0 and var at
            ? entries.SetItem(at, new WebEntry("") { Topic = topic, Reply = reply })
            : entries.Add(new WebEntry("") { Topic = topic, Reply = reply }));
        Changed?.Invoke();
    }

    private static string Shorten(string text) => text.Length <= TitleLength ? text : text[..TitleLength].TrimEnd() + "...";
}
