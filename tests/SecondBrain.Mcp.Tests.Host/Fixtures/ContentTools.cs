using System.Text.Json.Nodes;
using SecondBrain.Mcp.Tools;

namespace SecondBrain.Mcp.Tests.Host.Fixtures;

/// <summary>Tools that answer at once.</summary>
internal static class ContentTools
{
    private const string Schema2020 = """
        {
          "$schema": "https://json-schema.org/draft/2020-12/schema",
          "type": "object",
          "$defs": { "address": { "$anchor": "addressDef", "type": "object", "properties": { "street": { "type": "string" }, "city": { "type": "string" } } } },
          "properties": {
            "name": { "type": "string" },
            "address": { "$ref": "#/$defs/address" },
            "contactMethod": { "type": "string", "enum": ["phone", "email"] },
            "phone": { "type": "string" },
            "email": { "type": "string" }
          },
          "allOf": [{ "anyOf": [{ "required": ["phone"] }, { "required": ["email"] }] }],
          "if": { "properties": { "contactMethod": { "const": "phone" } }, "required": ["contactMethod"] },
          "then": { "required": ["phone"] },
          "else": { "required": ["email"] },
          "additionalProperties": false
        }
        """;

    public static IReadOnlyList<ITool> All { get; } =
    [
        new FixtureTool("test_simple_text", _ => FixtureTool.TextResult("This is a simple text response for testing.")),
        new FixtureTool("test_image_content", _ => FixtureTool.Content(Media.Image)),
        new FixtureTool("test_audio_content", _ => FixtureTool.Content(Media.Audio)),
        new FixtureTool("test_embedded_resource", _ => FixtureTool.Content(Media.Resource("test://embedded-resource", "text/plain", "This is an embedded resource content."))),
        new FixtureTool("test_multiple_content_types", _ => FixtureTool.Content(
            FixtureTool.Text("Multiple content types test:"),
            Media.Image,
            Media.Resource("test://mixed-content-resource", "application/json", """{"test":"data","value":123}"""))),
        new FixtureTool("test_error_handling", _ => ToolResults.Failed("This tool intentionally returns an error for testing")),
        new FixtureTool("json_schema_2020_12_tool", _ => FixtureTool.TextResult("ok"), JsonNode.Parse(Schema2020)!.AsObject()),
    ];
}
