using System.Text.Json.Nodes;

namespace ChatOps.Agent.Plugins;

/// <summary>An argument as JSON Schema.</summary>
internal static class ArgumentSchema
{
    public static string Of(ArgumentContract argument)
    {
        var schema = new JsonObject { ["description"] = argument.Description };
        switch (argument.Kind)
        {
            case ArgumentKind.Tasks or ArgumentKind.People or ArgumentKind.Skills:
                schema["type"] = "array";
                schema["items"] = new JsonObject { ["type"] = "string" };
                break;
            case ArgumentKind.Choices:
                schema["type"] = "array";
                schema["items"] = new JsonObject { ["type"] = "string", ["enum"] = Words(argument.Choices) };
                break;
            case ArgumentKind.Choice:
                schema["type"] = "string";
                schema["enum"] = Words(argument.Choices);
                break;
            case ArgumentKind.Flag:
                schema["type"] = "boolean";
                break;
            case ArgumentKind.Number:
                schema["type"] = argument.IsWhole ? "integer" : "number";
                schema["minimum"] = argument.Least;
                if (argument.Most < double.MaxValue)
                    schema["maximum"] = argument.Most;
                break;
            default:
                schema["type"] = "string";
                break;
        }

        return schema.ToJsonString();
    }

    private static JsonArray Words(IReadOnlyList<string> words) => [.. words.Select(w => (JsonNode)w)];
}
