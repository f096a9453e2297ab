using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace SecondBrain.StatesLanguage.Values;

/// <summary>Members in the order they were written; of two with the same name the last counts.</summary>
internal sealed class ObjectValue : Value
{
    private const int LinearSearch = 8;

    private readonly Dictionary<string, int>? _index;

    /// <param name="names">Distinct.</param>
    public ObjectValue(string[] names, Value[] values)
    {
        Names = names;
        Values = values;
        var bytes = 2L + Math.Max(0, names.Length - 1);
        for (var i = 0; i < names.Length; i++)
        {
            bytes += TextValue.Measure(names[i]) + 1L + values[i].ByteCount;
            Depth = Math.Max(Depth, values[i].Depth + 1);
        }

        ByteCount = (int)Math.Min(bytes, int.MaxValue / 2);
        if (names.Length > LinearSearch)
        {
            _index = new Dictionary<string, int>(names.Length, StringComparer.Ordinal);
            for (var i = 0; i < names.Length; i++)
            {
                _index[names[i]] = i;
            }
        }
    }

    public static ObjectValue Empty { get; } = new([], []);

    public string[] Names { get; }

    public Value[] Values { get; }

    public override ValueKind Kind => ValueKind.Object;

    public override int ByteCount { get; }

    public override int Depth { get; }

    public Value? this[string name] => TryGet(name, out var value) ? value : null;

    public static ObjectValue Of(params ReadOnlySpan<(string Name, Value Value)> members)
    {
        var names = new string[members.Length];
        var values = new Value[members.Length];
        for (var i = 0; i < members.Length; i++)
        {
            (names[i], values[i]) = members[i];
        }

        return new ObjectValue(names, values);
    }

    public bool TryGet(string name, [NotNullWhen(true)] out Value? value)
    {
        var at = IndexOf(name);
        value = at < 0 ? null : Values[at];
        return at >= 0;
    }

    /// <summary>A copy with one member set: in its place when it exists, else at the end.</summary>
    public ObjectValue With(string name, Value value)
    {
        var at = IndexOf(name);
        return at < 0
            ? new ObjectValue([.. Names, name], [.. Values, value])
            : new ObjectValue(Names, [.. Values.AsSpan(0, at), value, .. Values.AsSpan(at + 1)]);
    }

    public override void WriteTo(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        for (var i = 0; i < Names.Length; i++)
        {
            writer.WritePropertyName(Names[i]);
            Values[i].WriteTo(writer);
        }

        writer.WriteEndObject();
    }

    public override bool Equals(Value? other)
    {
        if (other is not ObjectValue that || that.Names.Length != Names.Length)
        {
            return false;
        }

        for (var i = 0; i < Names.Length; i++)
        {
            if (!that.TryGet(Names[i], out var value) || !Values[i].Equals(value))
            {
                return false;
            }
        }

        return true;
    }

    public override int GetHashCode()
    {
        var hash = Names.Length;
        for (var i = 0; i < Names.Length; i++)
        {
            hash ^= HashCode.Combine(Names[i], Values[i]);
        }

        return hash;
    }

    private int IndexOf(string name) =>
        _index is null ? Array.IndexOf(Names, name) : _index.TryGetValue(name, out var at) ? at : -1;
}
