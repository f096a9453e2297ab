using System.Text.Json;
using SecondBrain.StatesLanguage.Values;

namespace SecondBrain.StatesLanguage.Expressions.Functions;

internal static class JsonFunctions
{
    /// <summary>Shallow: the second object's members replace the first's.</summary>
    public static ObjectValue Merge(Value[] arguments)
    {
        var (first, second) = (Arguments.Object(arguments, 0), Arguments.Object(arguments, 1));
        if (Arguments.Boolean(arguments, 2))
        {
            throw new IntrinsicFailureException("Only shallow merging is supported: the third argument has to be false.");
        }

        var merged = new ObjectBuilder();
        foreach (var source in (ReadOnlySpan<ObjectValue>)[first, second])
        {
            for (var i = 0; i < source.Names.Length; i++)
            {
                merged.Set(source.Names[i], source.Values[i]);
            }
        }

        return merged.Build();
    }

    /// <summary>Blank text is null, as in the service.</summary>
    public static Value FromText(Value[] arguments)
    {
        if (arguments[0].Kind == ValueKind.Null || string.IsNullOrWhiteSpace(Arguments.Text(arguments, 0)))
        {
            return Value.Null;
        }

        try
        {
            var value = ValueReader.Parse(Arguments.Text(arguments, 0));
            return value is NumberValue { Text: "-0" } ? new NumberValue(0) : value;
        }
        catch (JsonException malformed)
        {
            throw new IntrinsicFailureException($"The string is not valid JSON: {malformed.Message}");
        }
    }
}
