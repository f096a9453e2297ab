using SecondBrain.StatesLanguage.Jsonata.Values;
using SecondBrain.StatesLanguage.Values;

namespace SecondBrain.StatesLanguage.Jsonata.Functions;

/// <summary>JSONata's functions and those of Step Functions. <c>$eval</c> is not there: the service has none.</summary>
internal static class Library
{
    private static readonly Dictionary<string, NativeFunction> Functions = new(
        [.. TextFunctions.All, .. PatternFunctions.All, .. EncodingFunctions.All, .. NumberFunctions.All, .. AggregateFunctions.All, .. ValueFunctions.All,
            .. ListFunctions.All, .. ObjectFunctions.All, .. HigherOrderFunctions.All, .. TimeFunctions.All],
        StringComparer.Ordinal);

    public static NativeFunction? Find(string name) => Functions.GetValueOrDefault(name);

    public static KeyValuePair<string, NativeFunction> Define(string name, string? signature, Func<Call, Value?> body, int? arity = null) =>
        new(name, new NativeFunction(signature, arity, body));
}
