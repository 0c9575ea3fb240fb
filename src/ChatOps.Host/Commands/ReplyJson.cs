using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using ChatOps.Agent.Replies;

namespace ChatOps.Host.Commands;

/// <summary>A reply as JSON: camel case, enums as words, blocks with their <c>kind</c>.</summary>
internal static class ReplyJson
{
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
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
            },
        };
    }
}
