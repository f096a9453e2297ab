using SecondBrain.StatesLanguage.Values;

namespace SecondBrain.StatesLanguage.Jsonata.Values;

/// <summary>What counts as true: non-empty text, a number but 0, a list with a true item, an object with members. Nothing, null and functions do not.</summary>
internal static class Truth
{
    public static bool Of(Value? value) => value switch
    {
        BooleanValue boolean => boolean.IsTrue,
        TextValue text => text.Text.Length > 0,
        NumberValue number => number.Double != 0,
        ListValue list => Array.Exists(list.Items, Of),
        ObjectValue members => members.Names.Length > 0,
        _ => false,
    };
}
