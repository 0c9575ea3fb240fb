using ChatOps.Agent.Access;
using ChatOps.Agent.Plugins;

namespace ChatOps.Channels.Files;

/// <summary>
/// Files that somebody drops into a channel of many without a word to the bot. It reads what may be a CV, of those who may have CVs read; of everybody else it reads nothing
/// and to everybody else it says nothing, because nobody has spoken to it.
/// </summary>
internal static class DroppedFiles
{
    /// <summary>Endings of what people write CVs in. Pictures and tables are dropped for other reasons; with a word to the bot it reads them too.</summary>
    private static readonly HashSet<string> Documents = new(StringComparer.OrdinalIgnoreCase) { ".pdf", ".docx", ".doc", ".odt", ".rtf", ".txt" };

    /// <summary>Whether somebody's files are read.</summary>
    public static bool AreReadFor(Speaker speaker) => FunctionCatalogue.Find("cv.analyze_cv")!.Allows(speaker, aboutPersonId: null);

    /// <summary>Whether a file may be a CV, as its name says.</summary>
    public static bool MayBeCv(string? name) => Documents.Contains(Path.GetExtension(name ?? ""));
}
