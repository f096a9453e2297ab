using System.Text.RegularExpressions;
using SecondBrain.StatesLanguage.Values;

namespace SecondBrain.StatesLanguage.Definition.Reading;

/// <summary>Replaces <c>${Name}</c> in the strings of a definition, as CloudFormation does.</summary>
internal static partial class Substitutions
{
    public static Value Apply(Value value, IReadOnlyDictionary<string, string> values, string location, List<DefinitionProblem> problems) => value switch
    {
        TextValue text when text.Text.Contains("${", StringComparison.Ordinal) => new TextValue(Apply(text.Text, values, location, problems)),
        ListValue list => new ListValue([.. list.Items.Select((item, i) => Apply(item, values, $"{location}/{i}", problems))]),
        ObjectValue members => new ObjectValue(members.Names, [.. members.Names.Select((name, i) => Apply(members.Values[i], values, $"{location}/{name}", problems))]),
        _ => value,
    };

    private static string Apply(string text, IReadOnlyDictionary<string, string> values, string location, List<DefinitionProblem> problems) =>
        Placeholder().Replace(text, match =>
        {
            if (values.TryGetValue(match.Groups["name"].Value, out var value))
            {
                return value;
            }

            problems.Add(new DefinitionProblem(location, $"There is no substitution for {match.Value}."));
            return match.Value;
        });

    [GeneratedRegex(@"\$\{(?<name>[A-Za-z0-9_]+)\}", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Placeholder();
}
