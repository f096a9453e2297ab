using System.Text.Json;

namespace SecondBrain.Local.Pipes;

/// <summary>An EventBridge event pattern, as pipes filter with: every named field must match one of its alternatives.</summary>
/// <remarks>https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern-operators.html. An operator outside of this list is refused when the pattern is read.</remarks>
internal sealed class EventPattern
{
    private readonly JsonElement _pattern;

    private EventPattern(JsonElement pattern) => _pattern = pattern;

    /// <exception cref="FormatException">Not JSON, or not a pattern this host can apply; the message says which part.</exception>
    public static EventPattern Parse(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            var pattern = document.RootElement.Clone();
            Check(pattern, "pattern");
            return new EventPattern(pattern);
        }
        catch (JsonException e)
        {
            throw new FormatException($"the pattern is not JSON ({e.Message})", e);
        }
    }

    public bool Matches(JsonElement record) => Matches(_pattern, record);

    // A pattern's arrays are alternatives: a record's array matches when any of its items does.
    private static bool Matches(JsonElement pattern, JsonElement? value)
    {
        foreach (var field in pattern.EnumerateObject())
        {
            if (field.Name == "$or")
            {
                if (!field.Value.EnumerateArray().Any(alternative => Matches(alternative, value)))
                    return false;
                continue;
            }

            JsonElement? actual = value is { ValueKind: JsonValueKind.Object } parent && parent.TryGetProperty(field.Name, out var found) ? found : null;
            var holds = field.Value.ValueKind == JsonValueKind.Object
                ? actual is { ValueKind: JsonValueKind.Array } items ? items.EnumerateArray().Any(item => Matches(field.Value, item)) : Matches(field.Value, actual)
                : field.Value.EnumerateArray().Any(alternative => Accepts(alternative, actual));
            if (!holds)
                return false;
        }

        return true;
    }

    private static bool Accepts(JsonElement alternative, JsonElement? actual)
    {
        if (alternative.ValueKind == JsonValueKind.Object)
        {
            var test = alternative.EnumerateObject().Single();
            if (test.Name == "exists")
                return test.Value.GetBoolean() == actual is { ValueKind: not (JsonValueKind.Object or JsonValueKind.Array) };
            return actual is { } present && Values(present).Any(value => PatternOperator.Holds(test.Name, test.Value, value));
        }

        return actual is { } some && Values(some).Any(value => PatternOperator.AreEqual(alternative, value));
    }

    private static JsonElement[] Values(JsonElement value) => value.ValueKind == JsonValueKind.Array ? [.. value.EnumerateArray()] : [value];

    private static void Check(JsonElement pattern, string where)
    {
        if (pattern.ValueKind != JsonValueKind.Object)
            throw new FormatException($"{where} must be an object");
        foreach (var field in pattern.EnumerateObject())
        {
            var place = $"{where}.{field.Name}";
            if (field.Name == "$or" && field.Value.ValueKind == JsonValueKind.Array)
            {
                foreach (var alternative in field.Value.EnumerateArray())
                {
                    Check(alternative, place);
                }
            }
            else if (field.Value.ValueKind == JsonValueKind.Object)
            {
                Check(field.Value, place);
            }
            else if (field.Value.ValueKind == JsonValueKind.Array && field.Value.GetArrayLength() > 0)
            {
                CheckAlternatives(field.Value, place);
            }
            else
            {
                throw new FormatException($"{place} must be a non-empty array of alternatives");
            }
        }
    }

    private static void CheckAlternatives(JsonElement alternatives, string place)
    {
        foreach (var alternative in alternatives.EnumerateArray())
        {
            if (alternative.ValueKind == JsonValueKind.Array)
                throw new FormatException($"{place} must not nest arrays");
            if (alternative.ValueKind == JsonValueKind.Object
                && (alternative.EnumerateObject().ToArray() is not [var test] || !PatternOperator.IsKnown(test.Name, test.Value)))
                throw new FormatException($"{place} has {alternative.GetRawText()}, which the local host cannot apply");
        }
    }
}
