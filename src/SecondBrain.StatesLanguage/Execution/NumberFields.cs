using System.Globalization;
using SecondBrain.StatesLanguage.Definition.States;
using SecondBrain.StatesLanguage.Expressions;
using SecondBrain.StatesLanguage.Failures;
using SecondBrain.StatesLanguage.Values;

namespace SecondBrain.StatesLanguage.Execution;

/// <summary>Numbers that a <c>Path</c> variant finds at run time. As in the service, a string with a number in it will do.</summary>
internal static class NumberFields
{
    public static double? Evaluate(NumberField? field, in EvaluationScope scope, bool isInteger = true)
    {
        if (field?.Path is not { } path)
        {
            return field?.Query is { } query ? query.Number(scope, field.Range.Least, field.Range.Most, isInteger) : field?.Constant;
        }

        var found = path.FindOrFail(scope);
        var text = found switch
        {
            NumberValue number => number.Text,
            TextValue quoted => quoted.Text,
            _ => "",
        };
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value) && (!isInteger || double.IsInteger(value))
            ? value
            : throw StateFailedException.Runtime($"The {field.Name}Path field refers to value \"{(found is TextValue ? text : found.ToJson())}\" which is not a valid {(isInteger ? "integer" : "float")}: {path.Text}");
    }

    /// <summary>Seconds of a timeout: positive.</summary>
    public static TimeSpan? Seconds(NumberField? field, in EvaluationScope scope) => Evaluate(field, scope) switch
    {
        null => null,
        > 0 and <= 99_999_999 and var seconds => TimeSpan.FromSeconds(seconds),
        var other => throw StateFailedException.Runtime($"Expected a positive integer for {field!.Name}, got '{other}' instead."),
    };
}
