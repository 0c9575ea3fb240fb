namespace ChatOps.Channels.Web;

/// <summary>A conversation on the page.</summary>
/// <param name="id">Names it in the address.</param>
/// <param name="owner">Key of the speaker; nobody else gets to see it.</param>
public sealed class WebConversation(string id, string owner)
{
    private const int TitleLength = 48;

    private readonly List<WebEntry> _entries = [];

    /// <summary>Names it in the address.</summary>
    public string Id { get; } = id;

    /// <summary>What it began with.</summary>
    public string Title => _entries.Count == 0 ? "New conversation" : Shorten(_entries[0].Said);

    /// <summary>Everything so far, oldest first.</summary>
    public IReadOnlyList<WebEntry> Entries => _entries;

    internal string Owner { get; } = owner;

    internal void Add(WebEntry entry) => _entries.Add(entry);

    private static string Shorten(string text) => text.Length <= TitleLength ? text : text[..TitleLength].TrimEnd() + "...";
}
