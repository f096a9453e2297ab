using SecondBrain.StatesLanguage.Expressions;
using SecondBrain.StatesLanguage.Jsonata;
using SecondBrain.StatesLanguage.Values;

namespace SecondBrain.StatesLanguage.Definition.Reading;

/// <summary>Compiles the fields of a JSONata state: every string <c>{% ... %}</c> in them is an expression, anything else stands for itself.</summary>
/// <param name="isOfCatcher">Whether <c>$states.errorOutput</c> is there.</param>
internal sealed class JsonataReader(List<DefinitionProblem> problems, bool isOfCatcher)
{
    private const string Start = "{%";

    private const string End = "%}";

    public static bool IsExpression(Value? value) => value is TextValue { Text: var text } && text.Length >= 4 && text.StartsWith(Start, StringComparison.Ordinal) && text.EndsWith(End, StringComparison.Ordinal);

    /// <param name="location">In the definition, for problems.</param>
    /// <param name="field">In the state, for failures: <c>Output/name</c>, <c>Choices[0]/Condition</c>.</param>
    public PayloadTemplate Template(Value value, string location, string field)
    {
        switch (value)
        {
            case TextValue when IsExpression(value):
                return Query(value, location, field) is { } query ? new PayloadTemplate.Computed(query, field) : new PayloadTemplate.Constant(value);
            case ListValue list:
                var items = list.Items.Select((item, i) => Template(item, $"{location}/{i}", $"{field}[{i}]")).ToArray();
                return Array.TrueForAll(items, i => i is PayloadTemplate.Constant) ? new PayloadTemplate.Constant(value) : new PayloadTemplate.Items(items);
            case ObjectValue source:
                var members = source.Names.Select((name, i) => Template(source.Values[i], $"{location}/{name}", $"{field}/{name}")).ToArray();
                return Array.TrueForAll(members, m => m is PayloadTemplate.Constant) ? new PayloadTemplate.Constant(value) : new PayloadTemplate.Members(source.Names, members);
            default:
                return new PayloadTemplate.Constant(value);
        }
    }

    /// <param name="expected">The only kind of value that the field takes; null: any.</param>
    public JsonataQuery? Query(Value expression, string location, string field, ValueKind? expected = null)
    {
        var source = ((TextValue)expression).Text[Start.Length..^End.Length].Trim();
        try
        {
            var parsed = JsonataExpression.Parse(source);
            problems.AddRange(TopLevelReferences.Find(parsed, isOfCatcher).Select(message => new DefinitionProblem(location, message)));
            return new JsonataQuery(parsed, field, expected);
        }
        catch (JsonataException broken)
        {
            var place = broken.Position < 0 ? "" : $" (at character {broken.Position})";
            problems.Add(new DefinitionProblem(location, $"The JSONata expression '{source}' is not valid: {broken.Message}{place}"));
            return null;
        }
    }
}
