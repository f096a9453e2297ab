using System.Text;
using System.Text.Json.Nodes;

namespace SecondBrain.Functions.Tests.Tenants;

/// <summary>A call of each tool that the server lists, its arguments made from the tool's own schema: a new tool is in the matrix at once.</summary>
internal static class TenantTools
{
    private static readonly Dictionary<string, string> Ids = new(StringComparer.Ordinal)
    {
        ["id"] = "{note}",
        ["note"] = "{note}",
        ["note_id"] = "{note}",
        ["source"] = "{note}",
        ["from"] = "{note}",
        ["subject"] = "{note}",
        ["target"] = "{other}",
        ["to"] = "{other}",
        ["into"] = "{other}",
        ["other"] = "{other}",
        ["receipt"] = "{capture}",
        ["capture"] = "{capture}",
        ["review"] = "{review}",
        ["import"] = "{import}",
        ["session"] = "{session}",
    };

    // what 'id' and its like are where they are no note's
    private static readonly Dictionary<string, Dictionary<string, string>> Others = new(StringComparer.Ordinal)
    {
        ["add_note"] = new(StringComparer.Ordinal) { ["source"] = "https://example.com" },
        ["get_receipt"] = new(StringComparer.Ordinal) { ["id"] = "{capture}" },
        ["undo_session"] = new(StringComparer.Ordinal) { ["id"] = "{session}" },
    };

    /// <summary>The arguments with <c>{kind}</c> for ids; the ids that the schema does not require are given too.</summary>
    public static JsonObject Arguments(JsonNode tool)
    {
        var schema = tool["inputSchema"]!;
        var required = schema["required"]?.AsArray().Select(name => (string)name!).ToHashSet(StringComparer.Ordinal) ?? [];
        var arguments = new JsonObject();
        foreach (var (name, property) in schema["properties"]?.AsObject() ?? [])
        {
            var known = Others.GetValueOrDefault((string)tool["name"]!)?.GetValueOrDefault(name) ?? Ids.GetValueOrDefault(name);
            if (known is not null || required.Contains(name))
            {
                arguments[name] = known ?? Value(property!);
            }
        }

        return arguments;
    }

    public static bool NamesAnId(JsonNode tool) => Arguments(tool).ToJsonString().Contains("\"{", StringComparison.Ordinal);

    public static HttpRequestMessage Request(string method, JsonObject? parameters = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/mcp");
        request.Headers.TryAddWithoutValidation("Accept", "application/json, text/event-stream");
        request.Headers.TryAddWithoutValidation("MCP-Protocol-Version", "2025-11-25");
        var body = new JsonObject { ["jsonrpc"] = "2.0", ["id"] = 1, ["method"] = method, ["params"] = parameters ?? [] };
        request.Content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json");
        return request;
    }

    public static HttpRequestMessage Call(JsonNode tool, TenantIds ids) => Request(
        "tools/call", new JsonObject { ["name"] = (string)tool["name"]!, ["arguments"] = JsonNode.Parse(ids.Fill(Arguments(tool).ToJsonString())) });

    private static JsonNode Value(JsonNode property)
    {
        if (property["enum"] is JsonArray { Count: > 0 } values)
        {
            return values[0]!.DeepClone();
        }

        var type = property["type"] is JsonArray types ? (string?)types[0] : (string?)property["type"];
        return type switch
        {
            "integer" or "number" => 1,
            "boolean" => false,
            "array" => new JsonArray(),
            "object" => new JsonObject(),
            _ => TenantGarden.Sought,
        };
    }
}
