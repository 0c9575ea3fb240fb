using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using ChatOps.Learning.Performance;
using ChatOps.Learning.Ranking;
using Microsoft.Extensions.Logging;

namespace ChatOps.Learning.Registry;

/// <summary>
/// The versions of the models and which of them serve. Artefacts are addressed by their content and written first, then what is known of the
/// version, then, if at all, the promotion: a host that is killed in between leaves files that nothing points at, and what served serves on. Models
/// that are promoted together are promoted by one file, so that nobody ever sees one of them without the other.
/// </summary>
public sealed partial class ModelRegistry(IRegistryFiles files, TimeProvider time, ILogger<ModelRegistry> logger)
{
    private const string Artefacts = "artefacts", Promotions = "promotions", Numbers = "numbers";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        Converters = { new JsonStringEnumConverter() },
    };

    /// <summary>A value that changes when another version of either kind serves.</summary>
    public long Stamp() => files.Stamp(Promotions);

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
    public IReadOnlyList<Promotion> History(ModelKind kind) => Of(kind, ReadPromotions().All);

    /// <summary>The version that served at a moment, or null if none did.</summary>
    public Promotion? ServingAt(ModelKind kind, DateTimeOffset moment) => History(kind).LastOrDefault(p => p.At <= moment);

    /// <summary>Takes a number for new models: above all of every kind, so that models that are trained together share it, and nobody else's.</summary>
    /// <exception cref="RegistryUnavailableException">It can't be written.</exception>
    public int TakeNumber()
    {
        while (true)
        {
            var number = 1 + NumbersIn(Numbers).Concat(Enum.GetValues<ModelKind>().SelectMany(kind => NumbersIn(Folder(kind)))).DefaultIfEmpty(0).Max();
            if (files.TryAdd($"{Numbers}/{Name(number)}", "{}"u8))
                return number;
        }
    }

    /// <summary>The models that serve, both as of the same moment: a promotion of two is seen whole or not at all.</summary>
    public ServingModels Serving()
    {
        var promotions = ReadPromotions().All;
        return new ServingModels(Serving<RankingModel>(ModelKind.Ranking, promotions), Serving<PerformanceModel>(ModelKind.Performance, promotions));
    }

    /// <summary>The model of a kind that serves. One that is broken is passed over for the one that served before it.</summary>
    /// <returns>Null where nothing was promoted yet, or nothing that was can be read.</returns>
    public ServingModel<TModel>? Serving<TModel>(ModelKind kind)
        where TModel : class => Serving<TModel>(kind, ReadPromotions().All);

    private ServingModel<TModel>? Serving<TModel>(ModelKind kind, IReadOnlyList<KeptPromotion> promotions)
        where TModel : class
    {
        var broken = new List<int>();
        foreach (var promotion in Of(kind, promotions).Reverse())
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

    /// <summary>Makes versions serve, all of them or none, in every host that shares the registry. Artefacts are read first: what can't be loaded is never promoted.</summary>
    /// <param name="planned">What shall serve in place of what; one of a kind at most.</param>
    /// <param name="by">Who wants it.</param>
    /// <param name="why">Why, as a sentence.</param>
    /// <param name="isRollback">Whether it is a step back.</param>
    /// <exception cref="PromotionRefusedException">There is no such version, it serves already, or another one serves than was believed.</exception>
    /// <exception cref="ModelUnreadableException">An artefact can't be loaded.</exception>
    /// <exception cref="RegistryUnavailableException">The promotion can't be written.</exception>
    public void Promote(IReadOnlyList<PlannedPromotion> planned, string by, string why, bool isRollback = false)
    {
        foreach (var p in planned)
            EnsureLoads(Find(p.Version.Kind, p.Version.Number) ?? throw Unknown(p.Version.Kind, p.Version.Number));
        while (true)
        {
            var (all, next) = ReadPromotions();
            foreach (var p in planned)
            {
                var last = Of(p.Version.Kind, all) is [.., var newest] ? newest : null;
                if (last?.Version == p.Version.Number)
                    throw new PromotionRefusedException($"The {Folder(p.Version.Kind)} model {p.Version} serves already, since {last.At.ToLocalTime().ToString("d MMM yyyy, HH:mm", CultureInfo.InvariantCulture)}.");
                if (last?.Version != p.Serving)
                    throw new PromotionRefusedException($"Meanwhile the {Folder(p.Version.Kind)} model v{last?.Version} was promoted by {last?.By}; nothing was changed. Look at \"list models\" and ask again.");
            }

            var promotion = new KeptPromotion(next, planned.ToDictionary(p => p.Version.Kind, p => p.Version.Number), time.GetUtcNow(), by, why, isRollback);
            if (files.TryAdd($"{Promotions}/{next:D6}.json", JsonSerializer.SerializeToUtf8Bytes(promotion, Json)))
                return;
        }
    }

    private static PromotionRefusedException Unknown(ModelKind kind, int number) => new($"There is no {Folder(kind)} model v{number}. \"list models\" shows which there are.");

    private void EnsureLoads(ModelVersion version)
    {
        if (version.Kind == ModelKind.Ranking)
            Load<RankingModel>(version);
        else
            Load<PerformanceModel>(version);
    }

    private static IReadOnlyList<Promotion> Of(ModelKind kind, IReadOnlyList<KeptPromotion> all) => [.. all.Where(p => p.Versions.ContainsKey(kind)).Select(p => p.Of(kind))];

    /// <summary>All promotions of a kind in their order, and the number of the next one; listed once, so that none comes in between unseen.</summary>
    private (IReadOnlyList<KeptPromotion> All, int Next) ReadPromotions()
    {
        // Registries of before have a folder of promotions for each kind. They are all older than those of both.
        var before = Enum.GetValues<ModelKind>().SelectMany(kind => ReadAll<Promotion>($"{Folder(kind)}/{Promotions}").OrderBy(p => p.Sequence).Select(p => KeptPromotion.Of(kind, p)));
        var names = files.List(Promotions);
        var kept = names.Select(name => Read<KeptPromotion>($"{Promotions}/{name}")).OfType<KeptPromotion>().OrderBy(p => p.Sequence);
        // From the names: one that can't be read has its number all the same.
        return ([.. before, .. kept], 1 + NumbersOf(names).DefaultIfEmpty(0).Max());
    }

    private IEnumerable<int> NumbersIn(string folder) => NumbersOf(files.List(folder));

    private static IEnumerable<int> NumbersOf(IReadOnlyList<string> names) => names.Select(name => ModelVersion.NumberOf(Path.GetFileNameWithoutExtension(name)) ?? 0);

    /// <summary>Kind as a folder and in sentences: <c>ranking</c>.</summary>
    private static string Folder(ModelKind kind) => kind.ToString().ToLowerInvariant();

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
