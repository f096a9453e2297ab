using SecondBrain.StatesLanguage.Expressions;
using SecondBrain.StatesLanguage.Paths;
using SecondBrain.StatesLanguage.Values;

namespace SecondBrain.StatesLanguage.Definition.Reading;

/// <summary>Compiles a payload template: members ending in <c>.$</c> hold a path or a call.</summary>
internal static class TemplateReader
{
    private const string Suffix = ".$";

    public static PayloadTemplate Read(Value value, string location, List<DefinitionProblem> problems)
    {
        switch (value)
        {
            case ListValue list:
                var items = list.Items.Select((item, i) => Read(item, $"{location}/{i}", problems)).ToArray();
                return Array.TrueForAll(items, i => i is PayloadTemplate.Constant) ? new PayloadTemplate.Constant(value) : new PayloadTemplate.Items(items);
            case ObjectValue members:
                return Members(members, location, problems);
            default:
                return new PayloadTemplate.Constant(value);
        }
    }

    private static PayloadTemplate Members(ObjectValue source, string location, List<DefinitionProblem> problems)
    {
        var names = new string[source.Names.Length];
        var members = new PayloadTemplate[names.Length];
        for (var i = 0; i < names.Length; i++)
        {
            var (name, at) = (source.Names[i], $"{location}/{source.Names[i]}");
            if (name.EndsWith(Suffix, StringComparison.Ordinal))
            {
                names[i] = name[..^Suffix.Length];
                members[i] = Compute(name, source.Values[i], at, problems);
            }
            else
            {
                names[i] = name;
                members[i] = Read(source.Values[i], at, problems);
            }
        }

        if (names.Distinct(StringComparer.Ordinal).Count() != names.Length)
        {
            problems.Add(new DefinitionProblem(location, "A member is there twice: with and without '.$'."));
            return new PayloadTemplate.Constant(source);
        }

        return Array.TrueForAll(members, m => m is PayloadTemplate.Constant) ? new PayloadTemplate.Constant(source) : new PayloadTemplate.Members(names, members);
    }

    private static PayloadTemplate Compute(string field, Value value, string location, List<DefinitionProblem> problems)
    {
        try
        {
            return value is TextValue text
                ? new PayloadTemplate.Computed(ExpressionParser.Parse(text.Text), field)
                : throw new JsonPathSyntaxException($"The value of '{field}' has to be a string with a JSONPath or an intrinsic function call.");
        }
        catch (JsonPathSyntaxException syntax)
        {
            problems.Add(new DefinitionProblem(location, syntax.Message));
            return new PayloadTemplate.Constant(Value.Null);
        }
    }
}
