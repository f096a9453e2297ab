using SecondBrain.StatesLanguage.Values;

namespace SecondBrain.StatesLanguage.Expressions.Functions;

/// <summary>Typed access to a call's arguments.</summary>
internal static class Arguments
{
    public static Value[] List(Value[] arguments, int at) =>
        (arguments[at] as ListValue ?? throw Wrong(arguments, at, "an array")).Items;

    public static ObjectValue Object(Value[] arguments, int at) =>
        arguments[at] as ObjectValue ?? throw Wrong(arguments, at, "a JSON object");

    public static string Text(Value[] arguments, int at) =>
        (arguments[at] as TextValue ?? throw Wrong(arguments, at, "a string")).Text;

    public static bool Boolean(Value[] arguments, int at) =>
        (arguments[at] as BooleanValue ?? throw Wrong(arguments, at, "true or false")).IsTrue;

    /// <summary>The nearest integer of a number.</summary>
    public static long Integer(Value[] arguments, int at) =>
        arguments[at] is NumberValue number && number.TryRound(out var integer) ? integer : throw Wrong(arguments, at, "an integer");

    private static IntrinsicFailureException Wrong(Value[] arguments, int at, string wanted) =>
        new($"Argument {at + 1} has to be {wanted}, but is {Shorten(arguments[at].ToJson())}.");

    private static string Shorten(string text) => text.Length <= 200 ? text : string.Concat(text.AsSpan(0, 200), "...");
}
