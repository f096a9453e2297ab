using SecondBrain.Core.Notes;

namespace SecondBrain.Core.Search.Queries;

/// <summary>Reads the values of operators that filter.</summary>
internal static class ConditionParser
{
    private static readonly string[] Names = ["tag", "type", "status", "lang", "before", "after"];

    public static bool IsName(string name) => Names.Contains(name, StringComparer.OrdinalIgnoreCase);

    /// <param name="written">The whole operator, for the advice.</param>
    /// <returns>One of the two is null.</returns>
    public static (QueryCondition? Condition, BadQuery? Problem) Parse(string name, string value, bool negated, string written)
    {
        name = name.ToLowerInvariant();
        value = name == "tag" ? value.Trim().TrimStart('#').TrimEnd('/') : value.Trim();
        if (value.Length == 0)
        {
            return (null, new BadQuery(written, $"'{name}:' has no value. Write it without a space, for example {Example(name)}; to look for the word itself, put it in quotes."));
        }

        return name switch
        {
            "tag" => (new QueryCondition(ConditionField.Tag, value, IsNegated: negated), null),
            "type" => (new QueryCondition(ConditionField.Type, value, IsNegated: negated), null),
            "status" => NoteStatus.All.Contains(value, StringComparer.OrdinalIgnoreCase)
                ? (new QueryCondition(ConditionField.Status, value, IsNegated: negated), null)
                : (null, new BadQuery(written, $"'{value}' is no status. Write one of {string.Join(", ", NoteStatus.All.Select(status => $"status:{status}"))}.")),
            "lang" => Language(value, negated, written),
            _ => QueryDate.TryParse(value, out var moment)
                ? (new QueryCondition(ConditionField.Created, "", moment, IsNegated: negated != (name == "after")), null)
                : (null, new BadQuery(written, $"'{value}' is no date. Write a day, a month or a year: {name}:2026-01-31, {name}:2026-01 or {name}:2026.")),
        };
    }

    private static (QueryCondition? Condition, BadQuery? Problem) Language(string value, bool negated, string written) => QueryLanguage.Tag(value) is { } tag
        ? (new QueryCondition(ConditionField.Language, tag, IsNegated: negated), null)
        : (null, new BadQuery(written, $"'{value}' is no language tag. Write lang:en, lang:es or another tag of two or three letters, as in lang:pt-BR."));

    private static string Example(string name) => name switch
    {
        "tag" => "tag:aws",
        "type" => "type:source",
        "status" => "status:seed",
        "lang" => "lang:es",
        _ => $"{name}:2026-01",
    };
}
