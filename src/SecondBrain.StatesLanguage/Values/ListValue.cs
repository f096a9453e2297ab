using System.Text.Json;

namespace SecondBrain.StatesLanguage.Values;

internal class ListValue : Value
{
    public ListValue(Value[] items)
    {
        Items = items;
        var bytes = 2L + Math.Max(0, items.Length - 1);
        foreach (var item in items)
        {
            bytes += item.ByteCount;
            Depth = Math.Max(Depth, item.Depth + 1);
        }

        ByteCount = (int)Math.Min(bytes, int.MaxValue / 2);
    }

    public static ListValue Empty { get; } = new([]);

    public Value[] Items { get; }

    public override ValueKind Kind => ValueKind.List;

    public sealed override int ByteCount { get; }

    public sealed override int Depth { get; }

    public override void WriteTo(Utf8JsonWriter writer)
    {
        writer.WriteStartArray();
        foreach (var item in Items)
        {
            item.WriteTo(writer);
        }

        writer.WriteEndArray();
    }

    public override bool Equals(Value? other) => other is ListValue list && Items.AsSpan().SequenceEqual(list.Items);

    public override int GetHashCode()
    {
        var hash = default(HashCode);
        foreach (var item in Items)
        {
            hash.Add(item);
        }

        return hash.ToHashCode();
    }
}
