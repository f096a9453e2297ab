using SecondBrain.StatesLanguage.Values;

namespace SecondBrain.StatesLanguage.Jsonata.Values;

/// <summary>How values and lists become lists.</summary>
internal static class Lists
{
    private static readonly Value[] None = [];

    /// <summary>One list of both; nothing adds nothing.</summary>
    public static Value? Append(Value? first, Value? second) =>
        first is null ? second
        : second is null ? first
        : new JsonataList([.. Items(first), .. Items(second)], isSequence: false);

    /// <summary>The items of a list; a value is a list of one, nothing a list of none.</summary>
    public static Value[] Items(Value? value) => value switch
    {
        null => None,
        ListValue list => list.Items,
        _ => [value],
    };

    /// <summary>A sequence as a value: nothing when empty, the item when it is the only one.</summary>
    public static Value? Collapse(Value? value) => value switch
    {
        JsonataList { IsSequence: true, Items.Length: 0 } => null,
        JsonataList { IsSequence: true, Items.Length: 1, KeepsSingleton: false } sequence => sequence.Items[0],
        _ => value,
    };

    /// <summary>The member of an object, or of every object in a list.</summary>
    public static Value? Lookup(Value? input, string name)
    {
        switch (input)
        {
            case ObjectValue members:
                return members[name];
            case ListValue list:
                var found = new List<Value>();
                foreach (var item in list.Items)
                {
                    var value = Lookup(item, name);
                    if (value is ListValue inner)
                    {
                        found.AddRange(inner.Items);
                    }
                    else if (value is not null)
                    {
                        found.Add(value);
                    }
                }

                return new JsonataList([.. found], isSequence: true);
            default:
                return null;
        }
    }

    public static bool AreNumbers(Value value) => value is NumberValue || (value is ListValue list && Array.TrueForAll(list.Items, i => i is NumberValue));

    public static bool AreTexts(Value[] items) => Array.TrueForAll(items, i => i is TextValue);
}
