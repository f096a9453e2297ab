using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using SecondBrain.StatesLanguage.Values;

namespace SecondBrain.StatesLanguage.Expressions.Functions;

/// <summary>The 18 intrinsic functions of the language.</summary>
internal static class IntrinsicFunctions
{
    private static readonly FrozenDictionary<string, IntrinsicFunction> All = new Dictionary<string, IntrinsicFunction>(StringComparer.Ordinal)
    {
        ["States.Array"] = new(0, int.MaxValue, (a, _) => new ListValue(a)),
        ["States.ArrayPartition"] = new(2, 2, (a, _) => ArrayFunctions.Partition(a)),
        ["States.ArrayContains"] = new(2, 2, (a, _) => ArrayFunctions.Contains(a)),
        ["States.ArrayRange"] = new(3, 3, (a, _) => ArrayFunctions.Range(a)),
        ["States.ArrayGetItem"] = new(2, 2, (a, _) => ArrayFunctions.GetItem(a)),
        ["States.ArrayLength"] = new(1, 1, (a, _) => new NumberValue(Arguments.List(a, 0).Length)),
        ["States.ArrayUnique"] = new(1, 1, (a, _) => new ListValue([.. Arguments.List(a, 0).Distinct()])),
        ["States.Base64Encode"] = new(1, 1, (a, _) => TextFunctions.Base64Encode(a)),
        ["States.Base64Decode"] = new(1, 1, (a, _) => TextFunctions.Base64Decode(a)),
        ["States.Hash"] = new(2, 2, (a, _) => TextFunctions.Hash(a)),
        ["States.JsonMerge"] = new(3, 3, (a, _) => JsonFunctions.Merge(a)),
        ["States.StringToJson"] = new(1, 1, (a, _) => JsonFunctions.FromText(a)),
        ["States.JsonToString"] = new(1, 1, (a, _) => new TextValue(a[0].ToJson())),
        ["States.MathRandom"] = new(2, 3, (a, scope) => MathFunctions.Random(a, scope.Random.Number)),
        ["States.MathAdd"] = new(2, 2, (a, _) => MathFunctions.Add(a)),
        ["States.StringSplit"] = new(2, 2, (a, _) => TextFunctions.Split(a)),
        ["States.UUID"] = new(0, 0, (_, scope) => TextFunctions.Uuid(scope.Random)),
        ["States.Format"] = new(1, int.MaxValue, (a, _) => FormatFunction.Invoke(a)),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static bool TryFind(string name, [NotNullWhen(true)] out IntrinsicFunction? function) => All.TryGetValue(name, out function);
}
