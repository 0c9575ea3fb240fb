using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using ChatOps.Learning.Ranking;
using Microsoft.Extensions.Logging;

namespace ChatOps.Learning.Registry;

/// <summary>
/// The versions of the models and which of them serve. Artefacts are addressed by their content and written first, then what is known of the
/// version, then, if at all, the promotion: a host that is killed in between leaves files that nothing points at, and what served serves on.
/// </summary>
public sealed partial class ModelRegistry(IRegistryFiles files, TimeProvider time, ILogger<ModelRegistry> logger)
{
    private const string Artefacts = "artefacts";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        Converters = { new JsonStringEnumConverter() },
    };

    /// <summary>A value that changes when another version of the kind serves.</summary>
    public long Stamp(ModelKind kind) => files.Stamp(Promotions(kind));

    /// <summary>The versions of a kind, oldest first.</summary>
    /// <exception cref="RegistryUnavailableException">They can't be read.</exception>
    public IReadOnlyList<ModelVersion> Versions(ModelKind kind) => [.. ReadAll<ModelVersion>(Folder(kind)).OrderBy(v => v.Number)];

    /// <summary>One version, or null.</summary>
    public ModelVersion? Find(ModelKind kind, int number) => Read<ModelVersion>($"{Folder(kind)}/{Name(number)}");

    /// <summary>The models of one training: at most one of each kind.</summary>
    public IReadOnlyList<ModelVersion> Find(int number) => [.. Enum.GetValues<ModelKind>().Select(kind => Find(kind, number)).OfType<ModelVersion>()];

    /// <summary>Number of the version that was promoted last; null where none was.</summary>
    public int? Promoted(ModelKind kind) => History(kind) is [.., var last] ? last.Version : null;

    /// <summary>Every promotion of a kind, oldest first.</summary>
    public IReadOnlyList<Promotion> History(ModelKind kind) => [.. ReadAll<Promotion>(Promotions(kind)).OrderBy(p => p.Sequence)];

    /// <summary>The version that served at a moment, or null if none did.</summary>
    public Promotion? ServingAt(ModelKind kind, DateTimeOffset moment) => History(kind).LastOrDefault(p => p.At <= moment);

    /// <summary>The number that the next training takes: above all of every kind, so that models that are trained together share it.</summary>
    public int NextNumber() => 1 + Enum.GetValues<ModelKind>().Max(kind => files.List(Folder(kind)).Select(name => ModelVersion.NumberOf(Path.GetFileNameWithoutExtension(name)) ?? 0).DefaultIfEmpty(0).Max());

    /// <summary>The model that serves. One that is broken is passed over for the one that served before it.</summary>
    /// <returns>Null where nothing was promoted yet, or nothing that was can be read.</returns>
    public ServingModel<TModel>? Serving<TModel>(ModelKind kind)
        where TModel : class
    {
        var broken = new List<int>();
        foreach (var promotion in History(kind).Reverse())
        {
            if (broken.Contains(promotion.Version))
                continue;
            try
            {
                var version = Find(kind, promotion.Version) ?? throw new ModelUnreadableException($"The {Folder(kind)} model v{promotion.Version} is not in the registry.");
                return new ServingModel<TModel>(version, Load<TModel>(version), promotion, broken);
            }
            catch (ModelUnreadableException e)
            {
                LogBroken(e, kind, promotion.Version);
                broken.Add(promotion.Version);
            }
        }

        return null;
    }

    /// <summary>The model of a version.</summary>
    /// <exception cref="ModelUnreadableException">Its artefact is gone, was changed, or is no model.</exception>
    public TModel Load<TModel>(ModelVersion version)
        where TModel : class
    {
        var content = files.Read($"{Artefacts}/{version.Artefact}.json")
            ?? throw new ModelUnreadableException($"The artefact of the {Folder(version.Kind)} model {version} is missing. Train again, or promote another version.");
        if (Digest(content) != version.Artefact)
            throw new ModelUnreadableException($"The artefact of the {Folder(version.Kind)} model {version} is damaged: its checksum differs. Train again, or promote another version.");
        try
        {
            return JsonSerializer.Deserialize<TModel>(content, Json) ?? throw new JsonException("It is empty.");
        }
        catch (Exception e) when (e is JsonException or NotSupportedException or ArgumentException)
        {
            throw new ModelUnreadableException($"The artefact of the {Folder(version.Kind)} model {version} is no model that this version of ChatOps can read. Train again, or promote another version.", e);
        }
    }

    /// <summary>Keeps a new version; it does not serve yet.</summary>
    /// <param name="version">What is known of it; the artefact, its size and the time are filled in here.</param>
    /// <param name="model">The model.</param>
    /// <returns>The version as kept.</returns>
    /// <exception cref="RegistryUnavailableException">It can't be written.</exception>
    /// <exception cref="InvalidOperationException">There is a version of that number.</exception>
    public ModelVersion Add<TModel>(ModelVersion version, TModel model)
        where TModel : class
    {
        var content = JsonSerializer.SerializeToUtf8Bytes(model, Json);
        var kept = version with { Artefact = Digest(content), Bytes = content.Length, At = time.GetUtcNow() };
        files.TryAdd($"{Artefacts}/{kept.Artefact}.json", content);
        return files.TryAdd($"{Folder(kept.Kind)}/{Name(kept.Number)}", JsonSerializer.SerializeToUtf8Bytes(kept, Json))
            ? kept
            : throw new InvalidOperationException($"There is a {Folder(kept.Kind)} model {kept} already: another training was faster.");
    }

    /// <summary>Makes a version serve, in every host that shares the registry. Its artefact is read first: what can't be loaded is never promoted.</summary>
    /// <param name="kind">Kind of model.</param>
    /// <param name="number">The version.</param>
    /// <param name="by">Who wants it.</param>
    /// <param name="why">Why, as a sentence.</param>
    /// <param name="isRollback">Whether it is a step back.</param>
    /// <param name="expected">The version that is believed to serve; null for whichever does.</param>
    /// <exception cref="PromotionRefusedException">There is no such version, it serves already, or another one serves than was believed.</exception>
    /// <exception cref="ModelUnreadableException">Its artefact can't be loaded.</exception>
    /// <exception cref="RegistryUnavailableException">The promotion can't be written.</exception>
    public Promotion Promote<TModel>(ModelKind kind, int number, string by, string why, bool isRollback = false, int? expected = null)
        where TModel : class
    {
        var version = Find(kind, number) ?? throw new PromotionRefusedException($"There is no {Folder(kind)} model v{number}. \"list models\" shows which there are.");
        Load<TModel>(version);
        while (true)
        {
            var last = History(kind) is [.., var newest] ? newest : null;
            if (last?.Version == number)
                throw new PromotionRefusedException($"The {Folder(kind)} model v{number} serves already, since {last.At.ToLocalTime().ToString("d MMM yyyy, HH:mm", CultureInfo.InvariantCulture)}.");
            if (expected is not null && last?.Version != expected)
                throw new PromotionRefusedException($"Meanwhile the {Folder(kind)} model v{last?.Version} was promoted by {last?.By}; nothing was changed. Look at \"list models\" and ask again.");
            var next = new Promotion((last?.Sequence ?? 0) + 1, number, time.GetUtcNow(), by, why, isRollback);
            if (files.TryAdd($"{Promotions(kind)}/{next.Sequence:D6}.json", JsonSerializer.SerializeToUtf8Bytes(next, Json)))
                return next;
        }
    }

    /// <summary>Kind as a folder and in sentences: <c>ranking</c>.</summary>
    private static string Folder(ModelKind kind) => kind.ToString().ToLowerInvariant();

    private static string Promotions(ModelKind kind) => $"{Folder(kind)}/promotions";

    private static string Name(int number) => $"v{number.ToString(CultureInfo.InvariantCulture)}.json";

    private static string Digest(ReadOnlySpan<byte> content) => Convert.ToHexStringLower(SHA256.HashData(content));

    private IEnumerable<T> ReadAll<T>(string folder)
        where T : class => files.List(folder).Select(name => Read<T>($"{folder}/{name}")).OfType<T>();

    /// <summary>A file, or null where there is none or it is no such thing: one bad file must not hide the others.</summary>
    private T? Read<T>(string path)
        where T : class
    {
        if (files.Read(path) is not { } content)
            return null;
        try
        {
            return JsonSerializer.Deserialize<T>(content, Json);
        }
        catch (JsonException e)
        {
            LogUnreadable(e, path);
            return null;
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The {Kind} model v{Version} can't be loaded; the one before it serves")]
    private partial void LogBroken(Exception exception, ModelKind kind, int version);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Path} in the model registry can't be read; it is passed over")]
    private partial void LogUnreadable(Exception exception, string path);
}
