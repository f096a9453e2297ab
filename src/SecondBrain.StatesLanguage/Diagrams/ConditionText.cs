using System.Text.Json.Nodes;

namespace SecondBrain.StatesLanguage.Diagrams;

/// <summary>A choice rule as a person would say it.</summary>
internal static class ConditionText
{
    private static readonly (string Suffix, string Sign)[] Comparisons =
    [
        ("LessThanEquals", "<="), ("GreaterThanEquals", ">="), ("LessThan", "<"), ("GreaterThan", ">"), ("Equals", "="), ("Matches", "is like"),
    ];

    private static readonly string[] NoOperators = ["Variable", "Next", "Comment", "Assign"];

    public static string Of(JsonObject rule) => Of(rule, isInner: false);

    private static string Of(JsonObject rule, bool isInner) => rule switch
    {
        _ when rule["And"] is JsonArray all => Join(all, " and ", isInner),
        _ when rule["Or"] is JsonArray any => Join(any, " or ", isInner),
        _ when rule["Not"] is JsonObject not => $"not ({Of(not)})",
        _ => Compare(Variable((string)rule["Variable"]!), rule.First(field => !NoOperators.Contains(field.Key, StringComparer.Ordinal))),
    };

    private static string Join(JsonArray rules, string word, bool isInner)
    {
        var text = string.Join(word, rules.OfType<JsonObject>().Select(rule => Of(rule, isInner: true)));
        return isInner && rules.Count > 1 ? $"({text})" : text;
    }

    private static string Compare(string variable, KeyValuePair<string, JsonNode?> test)
    {
        var (name, operand) = test;
        if (name.StartsWith("Is", StringComparison.Ordinal))
        {
            return Is(variable, name["Is".Length..].ToLowerInvariant(), operand!.GetValue<bool>());
        }

        var isPath = name.EndsWith("Path", StringComparison.Ordinal);
        var plain = isPath ? name[..^"Path".Length] : name;
        var value = isPath ? Variable((string)operand!) : operand!.ToJsonString(Readable.Json);
        return plain == "BooleanEquals" && !isPath
            ? $"{variable} is {value}"
            : $"{variable} {Array.Find(Comparisons, comparison => plain.EndsWith(comparison.Suffix, StringComparison.Ordinal)).Sign} {value}";
    }

    private static string Is(string variable, string what, bool wanted) => what == "present"
        ? $"{variable} is {(wanted ? "there" : "missing")}"
        : $"{variable} is {(wanted ? "" : "not ")}{(what == "null" ? what : $"a {what}")}";

    // $.claim.claimed is claim.claimed; a variable ($name) and the context ($$.x) keep their sign
    private static string Variable(string path) => path.StartsWith("$.", StringComparison.Ordinal) ? path[2..] : path == "$" ? "the input" : path;
}
