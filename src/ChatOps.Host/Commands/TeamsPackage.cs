using System.IO.Compression;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ChatOps.Host.Commands;

/// <summary>
/// The zip file that Teams installs the bot from (https://learn.microsoft.com/microsoftteams/platform/concepts/build-and-test/apps-package): the manifest made out to
/// one registration, its translations and icons. The same input makes the same bytes.
/// </summary>
/// <param name="folder">Where the manifest lies.</param>
internal sealed class TeamsPackage(string folder)
{
    private const string ManifestName = "manifest.json";

    /// <summary>Longest name of a developer that the manifest's schema takes.</summary>
    private const int MaxDeveloperLength = 32;

    /// <summary>The earliest that a zip file knows.</summary>
    private static readonly DateTimeOffset NoTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly JsonSerializerOptions Json = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The manifest that comes with the host.</summary>
    public static string Folder => Path.Combine(AppContext.BaseDirectory, "manifests", "teams");

    /// <summary>Application (client) id of the bot's registration; null leaves the placeholder that the manifest has.</summary>
    public required Guid? AppId { get; init; }

    /// <summary>Who runs the bot; null leaves what the manifest says.</summary>
    public string? Developer { get; init; }

    /// <summary>Their page about the bot; null leaves what the manifest says.</summary>
    public Uri? Website { get; init; }

    /// <summary>Writes the package.</summary>
    /// <param name="output">Where to; stays open.</param>
    /// <exception cref="RefusedException">The id, the developer or the page can't stand in a manifest.</exception>
    public void WriteTo(Stream output)
    {
        var manifest = Manifest();
        using var zip = new ZipArchive(output, ZipArchiveMode.Create, leaveOpen: true);
        Add(zip, ManifestName, JsonSerializer.SerializeToUtf8Bytes(manifest, Json));
        foreach (var name in FilesOf(manifest))
            Add(zip, name, File.ReadAllBytes(Path.Combine(folder, name)));
    }

    private JsonObject Manifest()
    {
        if (AppId == Guid.Empty)
            throw new RefusedException("--app-id has to be the application (client) id of the bot's registration; it is on the registration's first page in Microsoft Entra.");
        if (Developer is { } name && (string.IsNullOrWhiteSpace(name) || name.Length > MaxDeveloperLength))
            throw new RefusedException($"--developer has to have 1 to {MaxDeveloperLength} characters.");
        if (Website is { } page && (!page.IsAbsoluteUri || page.Scheme != Uri.UriSchemeHttps))
            throw new RefusedException("--website has to begin with https://.");

        var manifest = JsonNode.Parse(File.ReadAllBytes(Path.Combine(folder, ManifestName)))!.AsObject();
        if (AppId?.ToString() is { } id)
        {
            manifest["id"] = id;
            manifest["bots"]![0]!["botId"] = id;
            manifest["webApplicationInfo"]!["id"] = id;
        }

        var developer = manifest["developer"]!.AsObject();
        if (Developer is not null)
            developer["name"] = Developer;
        foreach (var address in (string[])(Website is null ? [] : ["websiteUrl", "privacyUrl", "termsOfUseUrl"]))
            developer[address] = Website!.AbsoluteUri;
        return manifest;
    }

    /// <summary>Exactly the files that the manifest names: Teams refuses a package with others.</summary>
    private static IEnumerable<string> FilesOf(JsonObject manifest) =>
    [
        .. manifest["icons"]!.AsObject().Select(i => i.Value!.GetValue<string>()),
        .. manifest["localizationInfo"]!["additionalLanguages"]!.AsArray().Select(l => l!["file"]!.GetValue<string>()),
    ];

    private static void Add(ZipArchive zip, string name, byte[] content)
    {
        var entry = zip.CreateEntry(name);
        entry.LastWriteTime = NoTime;
        using var stream = entry.Open();
        stream.Write(content);
    }
}
