using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace SecondBrain.StatesLanguage.Values;

/// <summary>Reads JSON text and nodes into values.</summary>
internal static class ValueReader
{
    /// <summary>Deeper JSON is refused, read or made: values are walked recursively.</summary>
    public const int MaxDepth = 512;

    private static readonly JsonReaderOptions Reading = new() { MaxDepth = MaxDepth };

    /// <exception cref="JsonException">Not JSON, deeper than <see cref="MaxDepth"/>, or with a string that is not Unicode.</exception>
    public static Value Parse(string json)
    {
        var bytes = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(json.Length));
        try
        {
            return Parse(bytes.AsSpan(0, Encoding.UTF8.GetBytes(json, bytes)));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(bytes);
        }
    }

    /// <inheritdoc cref="Parse(string)"/>
    public static Value Parse(ReadOnlySpan<byte> utf8)
    {
        var reader = new Utf8JsonReader(utf8, Reading);
        reader.Read();
        var value = Read(ref reader);
        return reader.Read() ? throw new JsonException("There is text after the JSON value.") : value;
    }

    public static Value FromNode(JsonNode? node)
    {
        if (node is null)
        {
            return Value.Null;
        }

        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            node.WriteTo(writer);
        }

        return Parse(buffer.WrittenSpan);
    }

    private static Value Read(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.StartObject => ReadObject(ref reader),
        JsonTokenType.StartArray => ReadList(ref reader),
        JsonTokenType.String => new TextValue(ReadText(ref reader)),
        JsonTokenType.Number => new NumberValue(Encoding.ASCII.GetString(reader.ValueSpan)),
        JsonTokenType.True => BooleanValue.True,
        JsonTokenType.False => BooleanValue.False,
        JsonTokenType.Null => Value.Null,
        _ => throw new JsonException($"Unexpected {reader.TokenType}."),
    };

    private static string ReadText(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString()!;
        }
        catch (InvalidOperationException broken)
        {
            throw new JsonException("A string is not valid Unicode.", broken);
        }
    }

    private static ListValue ReadList(ref Utf8JsonReader reader)
    {
        var items = new List<Value>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            items.Add(Read(ref reader));
        }

        return items.Count == 0 ? ListValue.Empty : new ListValue([.. items]);
    }

    private static ObjectValue ReadObject(ref Utf8JsonReader reader)
    {
        var members = new ObjectBuilder();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var name = ReadText(ref reader);
            reader.Read();
            members.Set(name, Read(ref reader));
        }

        return members.Build();
    }
}
