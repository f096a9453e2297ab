using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace SecondBrain.Assets.Tests.OpenApi;

/// <summary>Compares an example with its schema: types, required and unknown properties, enumerations.</summary>
/// <remarks>Knows the keywords that docs/openapi.yaml uses; <see cref="Known"/> is how a test notices a new one.</remarks>
internal sealed class ExampleMismatch(OpenApiDocument document)
{
    public static readonly string[] Known =
    [
        "$ref", "type", "properties", "required", "items", "enum", "const", "allOf", "oneOf", "additionalProperties", "description",
        "format", "pattern", "minLength", "maxLength", "minimum", "maximum", "default",
    ];

    public IEnumerable<string> Find(YamlNode example, YamlNode schemaNode, string at)
    {
        var schema = document.ResolveMapping(schemaNode);
        if (schema.Find("oneOf") is not null)
        {
            return schema.Items("oneOf").Any(option => !Find(example, option, at).Any()) ? [] : [$"{at}: matches no alternative"];
        }

        var types = schema.Find("type") is YamlSequenceNode ? [.. schema.Texts("type")] : schema.Text("type") is { } one ? new[] { one } : [];
        if (types.Length > 0 && !types.Contains(TypeOf(example), StringComparer.Ordinal) && !(TypeOf(example) == "integer" && types.Contains("number", StringComparer.Ordinal)))
        {
            return [$"{at}: is {TypeOf(example)}, not {string.Join(" or ", types)}"];
        }

        return example switch
        {
            YamlMappingNode mapping => Object(mapping, schema, at),
            YamlSequenceNode sequence when schema.Find("items") is { } items =>
                sequence.Children.SelectMany((item, n) => Find(item, items, $"{at}[{n}]")),
            YamlScalarNode scalar when schema.Find("enum") is not null && !schema.Texts("enum").Contains(scalar.Value, StringComparer.Ordinal) =>
                [$"{at}: '{scalar.Value}' is not one of the enumeration"],
            _ => [],
        };
    }

    private IEnumerable<string> Object(YamlMappingNode example, YamlMappingNode schema, string at)
    {
        var parts = schema.Items("allOf").Select(document.ResolveMapping).Append(schema).ToList();
        var properties = parts.Where(part => part.Find("properties") is not null).SelectMany(part => part.Mapping("properties").Entries()).ToDictionary(StringComparer.Ordinal);
        foreach (var name in parts.SelectMany(part => part.Texts("required")).Where(name => example.Find(name) is null))
        {
            yield return $"{at}: has no '{name}'";
        }

        foreach (var (name, value) in example.Entries().Where(_ => properties.Count > 0))
        {
            if (!properties.TryGetValue(name, out var property)) yield return $"{at}: '{name}' is not in the schema";
            else foreach (var mismatch in Find(value, property, $"{at}.{name}")) yield return mismatch;
        }
    }

    private static string TypeOf(YamlNode node) => node switch
    {
        YamlMappingNode => "object",
        YamlSequenceNode => "array",
        YamlScalarNode { Style: not ScalarStyle.Plain } => "string",
        YamlScalarNode { Value: null or "" or "null" or "~" } => "null",
        YamlScalarNode { Value: "true" or "false" } => "boolean",
        YamlScalarNode { Value: var text } when long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _) => "integer",
        YamlScalarNode { Value: var text } when double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _) => "number",
        _ => "string",
    };
}
