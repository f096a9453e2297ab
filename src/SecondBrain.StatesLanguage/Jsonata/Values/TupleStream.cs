using System.Text.Json;
using SecondBrain.StatesLanguage.Values;

namespace SecondBrain.StatesLanguage.Jsonata.Values;

/// <summary>What an inner path hands to the path around it when the outer one needs its bindings. Never seen by functions or results.</summary>
internal sealed class TupleStream(List<TupleBinding> tuples) : Value
{
    public List<TupleBinding> Tuples { get; } = tuples;

    public override ValueKind Kind => ValueKind.List;

    public override int ByteCount => 0;

    public override void WriteTo(Utf8JsonWriter writer) => Items().WriteTo(writer);

    public override bool Equals(Value? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => Tuples.Count;

    public JsonataList Items()
    {
        var items = new List<Value>(Tuples.Count);
        foreach (var tuple in Tuples)
        {
            if (tuple.Item is { } item)
            {
                items.Add(item);
            }
        }

        return new JsonataList([.. items], isSequence: true);
    }
}
