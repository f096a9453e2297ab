using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace SecondBrain.Local.Pipes;

/// <summary>A pipe's InputTemplate: text with <c>&lt;$.path&gt;</c> placeholders, made into the target's input for each record.</summary>
/// <remarks>https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-pipes-input-transformation.html: a placeholder inside quotes is text, outside it is the JSON value; a path that is not there is an empty text.</remarks>
internal sealed partial class InputTemplate
{
    private readonly string _template;

    /// <exception cref="FormatException">A placeholder that is not a path, such as <c>&lt;aws.pipes.event&gt;</c>.</exception>
    public InputTemplate(string template)
    {
        if (Placeholder().Matches(template).FirstOrDefault(match => !match.Groups["path"].Value.StartsWith('$')) is { } unknown)
            throw new FormatException($"the input template has {unknown.Value}, which the local host cannot fill");
        _template = template;
    }

    public JsonNode? Apply(JsonElement record)
    {
        var quoted = false;
        var at = 0;
        var text = Placeholder().Replace(_template, match =>
        {
            for (; at < match.Index; at++)
            {
                if (_template[at] == '"' && (at == 0 || _template[at - 1] != '\\'))
                    quoted = !quoted;
            }

            var value = Find(record, match.Groups["path"].Value);
            if (value is null)
                return quoted ? "" : "\"\"";
            var raw = value.Value.GetRawText();
            if (!quoted)
                return raw;
            return value.Value.ValueKind == JsonValueKind.String ? raw[1..^1] : JsonSerializer.Serialize(raw)[1..^1];
        });
        return JsonNode.Parse(text);
    }

    private static JsonElement? Find(JsonElement record, string path)
    {
        var current = record;
        foreach (Match step in Step().Matches(path[1..]))
        {
            if (step.Groups["index"].Success)
            {
                var index = int.Parse(step.Groups["index"].Value, System.Globalization.CultureInfo.InvariantCulture);
                if (current.ValueKind != JsonValueKind.Array || index >= current.GetArrayLength())
                    return null;
                current = current[index];
            }
            else if (current.ValueKind != JsonValueKind.Object || !current.TryGetProperty(step.Groups["name"].Value, out current))
            {
                return null;
            }
        }

        return current;
    }

    [GeneratedRegex("<(?<path>[$a-z][^<>]*)>", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Placeholder();

    [GeneratedRegex(@"\.(?<name>[^.\[\]]+)|\[(?<index>\d+)\]|\['(?<name>[^']+)'\]", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Step();
}
