using SecondBrain.StatesLanguage.Jsonata.Values;
using SecondBrain.StatesLanguage.Values;
using static SecondBrain.StatesLanguage.Jsonata.Functions.Library;

namespace SecondBrain.StatesLanguage.Jsonata.Functions;

/// <summary>What a value is, and giving up because of it.</summary>
internal static class ValueFunctions
{
    public static IEnumerable<KeyValuePair<string, NativeFunction>> All =>
    [
        Define("boolean", "<x-:b>", c => c[0] is { } value ? BooleanValue.Of(Truth.Of(value)) : null),
        Define("not", "<x-:b>", c => c[0] is { } value ? BooleanValue.Of(!Truth.Of(value)) : null),
        Define("exists", "<x:b>", c => BooleanValue.Of(c[0] is not null)),
        Define("type", "<x:s>", c => c[0] is { } value ? new TextValue(TypeName(value)) : null),
        Define("error", "<s?:x>", c => throw new JsonataException("D3137", c.Text(0) is { Length: > 0 } message ? message : "$error() function evaluated")),
        Define("assert", "<bs?:x>", c => c[0] is BooleanValue { IsTrue: true } ? null
            : throw new JsonataException("D3141", c.Text(1) is { Length: > 0 } message ? message : "$assert() statement failed")),
    ];

    /// <summary>As <c>$type</c> names it.</summary>
    public static string TypeName(Value value) => value switch
    {
        NumberValue => "number",
        TextValue => "string",
        BooleanValue => "boolean",
        ListValue => "array",
        ObjectValue => "object",
        FunctionValue => "function",
        _ => "null",
    };
}
