using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace ChatOps.Agent.Replies;

/// <summary>Replies and calls as JSON: camel case, enums as words, blocks with their <c>kind</c>. The same for the store, the command line and channels.</summary>
public static class ReplyJson
{
    /// <summary>On one line, as it is stored.</summary>
    public static JsonSerializerOptions Options { get; } = Create(isIndented: false);

    /// <summary>Indented, for people.</summary>
    public static JsonSerializerOptions Indented { get; } = Create(isIndented: true);

    private static JsonSerializerOptions Create(bool isIndented) => new(JsonSerializerDefaults.Web)
    {
        WriteIndented = isIndented,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { NameBlocks } },
    };

    private static void NameBlocks(JsonTypeInfo type)
    {
        if (type.Type != typeof(ReplyBlock))
            return;
        type.PolymorphismOptions = new JsonPolymorphismOptions
        {
            TypeDiscriminatorPropertyName = "kind",
            DerivedTypes =
            {
                new JsonDerivedType(typeof(FactsBlock), "facts"),
                new JsonDerivedType(typeof(TableBlock), "table"),
                new JsonDerivedType(typeof(RankingBlock), "ranking"),
                new JsonDerivedType(typeof(PictureBlock), "picture"),
            },
        };
    }
}
