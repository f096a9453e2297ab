using System.Text.Json.Nodes;

namespace SecondBrain.Mcp.Tools;

/// <summary>Writes JSON Schemas, as far as tools here need them.</summary>
internal static class Schema
{
    public static JsonObject Object(IReadOnlyList<string> required, params ReadOnlySpan<(string Name, JsonObject Schema)> properties)
    {
        var all = new JsonObject();
        foreach (var (name, schema) in properties)
        {
            all[name] = schema;
        }

        return new JsonObject
        {
            ["type"] = "object",
            ["properties"] = all,
            ["required"] = new JsonArray([.. required.Select(name => (JsonNode)name)]),
            ["additionalProperties"] = false,
        };
    }

    /// <summary>What a tool answers with. Fields that are not named here may be there too: a name costs a model tokens on every list of the tools.</summary>
    public static JsonObject Result(IReadOnlyList<string> required, params ReadOnlySpan<(string Name, JsonObject Schema)> properties)
    {
        var schema = Object(required, properties);
        schema.Remove("additionalProperties");
        return schema;
    }

    /// <summary>A list of objects with these keys, whose types their names tell.</summary>
    public static JsonObject ListOf(params ReadOnlySpan<string> keys) => List(With(keys));

    /// <summary>An object with these keys, whose types their names tell.</summary>
    public static JsonObject With(params ReadOnlySpan<string> keys)
    {
        var required = new JsonArray();
        foreach (var key in keys)
        {
            required.Add((JsonNode)key);
        }

        return new JsonObject { ["type"] = "object", ["required"] = required };
    }

    public static JsonObject Text(string? description = null) => Described(new JsonObject { ["type"] = "string" }, description);

    public static JsonObject OneOf(IEnumerable<string> values, string? description = null) =>
        Described(new JsonObject { ["type"] = "string", ["enum"] = new JsonArray([.. values.Select(value => (JsonNode)value)]) }, description);

    public static JsonObject Integer(string? description = null) => Described(new JsonObject { ["type"] = "integer" }, description);

    public static JsonObject Integer(string? description, int fallback, int min, int max) =>
        Described(new JsonObject { ["type"] = "integer", ["minimum"] = min, ["maximum"] = max, ["default"] = fallback }, description);

    public static JsonObject Number(string? description = null) => Described(new JsonObject { ["type"] = "number" }, description);

    public static JsonObject Flag(string? description = null) => Described(new JsonObject { ["type"] = "boolean" }, description);

    public static JsonObject Flag(string? description, bool fallback) => Described(new JsonObject { ["type"] = "boolean", ["default"] = fallback }, description);

    public static JsonObject List(JsonObject items, string? description = null) => Described(new JsonObject { ["type"] = "array", ["items"] = items }, description);

    public static JsonObject Time(string? description = null) => Described(new JsonObject { ["type"] = "string", ["format"] = "date-time" }, description);

    private static JsonObject Described(JsonObject schema, string? description)
    {
        if (description is not null)
        {
            schema["description"] = description;
        }

        return schema;
    }
}
