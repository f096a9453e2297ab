using SecondBrain.StatesLanguage.Values;

namespace SecondBrain.StatesLanguage.Jsonata.Values;

/// <summary>A list made by an expression. A sequence of one item is that item, and an empty one is nothing, unless it keeps its list.</summary>
internal sealed class JsonataList(Value[] items, bool isSequence) : ListValue(items)
{
    public bool IsSequence { get; } = isSequence;

    /// <summary>Written as <c>[...]</c> at the start or end of a path: a path does not flatten it.</summary>
    public bool IsConstructed { get; init; }

    /// <summary>The whole input, which is a list, wrapped so that paths see it as one value.</summary>
    public bool IsOuterWrapper { get; init; }

    /// <summary>Asked for with <c>[]</c>.</summary>
    public bool KeepsSingleton { get; set; }

    public static JsonataList Sequence(params Value[] items) => new(items, isSequence: true);
}
