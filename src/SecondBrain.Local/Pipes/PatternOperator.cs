using System.Text.Json;

namespace SecondBrain.Local.Pipes;

/// <summary>The comparisons of event patterns: prefix, suffix, equals-ignore-case, anything-but, numeric (exists is the pattern's own).</summary>
internal static class PatternOperator
{
    private static readonly string[] Comparisons = ["<", "<=", "=", ">=", ">"];

    public static bool IsKnown(string name, JsonElement argument) => (name, argument.ValueKind) switch
    {
        ("exists", JsonValueKind.True or JsonValueKind.False) => true,
        ("prefix" or "suffix" or "equals-ignore-case", JsonValueKind.String) => true,
        ("anything-but", JsonValueKind.String or JsonValueKind.Number) => true,
        ("anything-but", JsonValueKind.Array) => argument.EnumerateArray().All(item => item.ValueKind is JsonValueKind.String or JsonValueKind.Number),
        ("anything-but", JsonValueKind.Object) => argument.EnumerateObject().ToArray() is [{ Name: "prefix" or "suffix", Value.ValueKind: JsonValueKind.String }],
        ("numeric", JsonValueKind.Array) => IsRange(argument),
        _ => false,
    };

    public static bool Holds(string name, JsonElement argument, JsonElement value) => name switch
    {
        "prefix" => Text(value)?.StartsWith(argument.GetString()!, StringComparison.Ordinal) ?? false,
        "suffix" => Text(value)?.EndsWith(argument.GetString()!, StringComparison.Ordinal) ?? false,
        "equals-ignore-case" => string.Equals(Text(value), argument.GetString(), StringComparison.OrdinalIgnoreCase),
        "anything-but" => IsScalar(value) && argument.ValueKind switch
        {
            JsonValueKind.Array => !argument.EnumerateArray().Any(item => AreEqual(item, value)),
            JsonValueKind.Object => argument.EnumerateObject().All(inner => !Holds(inner.Name, inner.Value, value)),
            _ => !AreEqual(argument, value),
        },
        "numeric" => value.ValueKind == JsonValueKind.Number && InRange(argument, value.GetDouble()),
        _ => false,
    };

    /// <summary>Numbers by value, everything else by type and text.</summary>
    public static bool AreEqual(JsonElement expected, JsonElement value) => (expected.ValueKind, value.ValueKind) switch
    {
        (JsonValueKind.Number, JsonValueKind.Number) => expected.GetDouble().Equals(value.GetDouble()),
        (JsonValueKind.String, JsonValueKind.String) => expected.GetString() == value.GetString(),
        var (first, second) => first == second && first is JsonValueKind.True or JsonValueKind.False or JsonValueKind.Null,
    };

    private static bool IsScalar(JsonElement value) => value.ValueKind is not (JsonValueKind.Object or JsonValueKind.Array);

    private static string? Text(JsonElement value) => value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static bool IsRange(JsonElement range)
    {
        var items = range.EnumerateArray().ToArray();
        return items.Length is 2 or 4 && items.Index().All(item => item.Index % 2 == 0
            ? item.Item.ValueKind == JsonValueKind.String && Comparisons.Contains(item.Item.GetString())
            : item.Item.ValueKind == JsonValueKind.Number);
    }

    private static bool InRange(JsonElement range, double value) => range.EnumerateArray().Chunk(2).All(part => part[0].GetString() switch
    {
        "<" => value < part[1].GetDouble(),
        "<=" => value <= part[1].GetDouble(),
        "=" => value.Equals(part[1].GetDouble()),
        ">=" => value >= part[1].GetDouble(),
        _ => value > part[1].GetDouble(),
    });
}
