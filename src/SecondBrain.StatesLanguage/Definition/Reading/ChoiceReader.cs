using SecondBrain.StatesLanguage.Definition.Choices;
using SecondBrain.StatesLanguage.Definition.States;
using SecondBrain.StatesLanguage.Expressions;
using SecondBrain.StatesLanguage.Values;

namespace SecondBrain.StatesLanguage.Definition.Reading;

/// <summary>Reads a Choice state and its rules.</summary>
internal static class ChoiceReader
{
    private const string PathSuffix = "Path";

    public static ChoiceState Read(string name, FieldReader fields)
    {
        var rules = fields.Objects("Choices").Select(rule =>
        {
            var next = rule.RequiredText("Next");
            var assign = rule.ObjectTemplate("Assign");
            var output = rule.QueryTemplate("Output");
            return new ChoiceRule(rule.IsJsonata ? Query(rule) : Condition(rule), next, assign, output);
        }).ToArray();
        if (rules.Length == 0)
        {
            fields.Problem("'Choices' has to have at least one rule.");
        }

        return new ChoiceState(name)
        {
            Rules = rules,
            Default = fields.NonEmptyText("Default"),
            InputPath = fields.DataPath("InputPath"),
            OutputPath = fields.DataPath("OutputPath"),
            Assign = fields.ObjectTemplate("Assign"),
            IsJsonata = fields.IsJsonata,
            Output = fields.QueryTemplate("Output"),
        };
    }

    private static Condition Query(FieldReader rule)
    {
        PayloadTemplate? condition = rule.Any("Condition") is BooleanValue constant ? new PayloadTemplate.Constant(constant)
            : rule.Query("Condition", ValueKind.Boolean) is { } query ? new PayloadTemplate.Computed(query, "Condition")
            : null;
        if (!rule.Has("Condition"))
        {
            rule.Problem("The field 'Condition' is missing.");
        }
        else if (condition is null && !rule.IsQuery("Condition"))
        {
            rule.Problem("Condition", "has to be true, false or a JSONata expression.");
        }

        rule.Finish("a choice rule");
        return condition is null ? Never : new Condition.Query(condition);
    }

    private static Condition Condition(FieldReader rule)
    {
        Condition condition = (rule.Has("And"), rule.Has("Or"), rule.Has("Not")) switch
        {
            (true, false, false) => new Condition.All(Nested(rule, "And")),
            (false, true, false) => new Condition.Any(Nested(rule, "Or")),
            (false, false, true) => new Condition.Negation(rule.Object("Not") is { } not ? Condition(not) : Never),
            (false, false, false) => Comparison(rule),
            _ => Bad(rule, "Only one of 'And', 'Or' and 'Not' can be there."),
        };
        rule.Finish("a choice rule");
        return condition;
    }

    private static Condition[] Nested(FieldReader rule, string field)
    {
        Condition[] conditions = [.. rule.Objects(field).Select(Condition)];
        if (conditions.Length == 0)
        {
            rule.Problem(field, "has to have at least one rule.");
        }

        return conditions;
    }

    private static Condition Comparison(FieldReader rule)
    {
        if (!rule.Has("Variable"))
        {
            rule.Problem("The field 'Variable' is missing.");
        }

        var variable = rule.Path("Variable");
        string[] comparisons = [.. rule.Names.Where(n => Find(n) is not null)];
        if (comparisons.Length != 1)
        {
            return Bad(rule, "Exactly one comparison operator has to be there.");
        }

        var name = comparisons[0];
        var (comparison, fromPath) = Find(name)!.Value;
        if (fromPath)
        {
            var path = rule.Path(name);
            return variable is null || path is null ? Never : new Comparison(variable, comparison, null, path);
        }

        var constant = rule.Any(name)!;
        if (!Fits(constant, comparison.Operand))
        {
            rule.Problem(name, $"has to be {Describe(comparison.Operand)}.");
        }

        return variable is null ? Never : new Comparison(variable, comparison, constant, null);
    }

    private static (ComparisonOperator Comparison, bool FromPath)? Find(string field)
    {
        if (ComparisonOperators.All.TryGetValue(field, out var comparison))
        {
            return (comparison, false);
        }

        return field.EndsWith(PathSuffix, StringComparison.Ordinal) && ComparisonOperators.All.TryGetValue(field[..^PathSuffix.Length], out comparison) && comparison.HasPathVariant
            ? (comparison, true)
            : null;
    }

    private static bool Fits(Value constant, OperandKind kind) => kind switch
    {
        OperandKind.Text => constant.Kind == ValueKind.Text,
        OperandKind.Number => constant.Kind == ValueKind.Number,
        OperandKind.Boolean => constant.Kind == ValueKind.Boolean,
        _ => constant is TextValue text && Timestamps.TryParse(text.Text, out _),
    };

    private static string Describe(OperandKind kind) => kind switch
    {
        OperandKind.Text => "a string",
        OperandKind.Number => "a number",
        OperandKind.Boolean => "true or false",
        _ => "an RFC 3339 timestamp such as 2016-03-14T01:59:00Z",
    };

    private static Condition Bad(FieldReader rule, string message)
    {
        rule.Problem(message);
        return Never;
    }

    // Stands for a condition with a problem; such a definition never runs.
    private static Condition Never { get; } = new Condition.Any([]);
}
