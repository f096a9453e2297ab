using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace SecondBrain.StatesLanguage.Values;

/// <summary>An immutable JSON value: shared between states and branches without copies, and safe to read from several threads.</summary>
/// <remarks>Numbers keep their text. Each value knows its serialised size and depth, so limits cost nothing to check.</remarks>
internal abstract class Value : IEquatable<Value>
{
    // A payload template may nest a value of the greatest depth once more before the state that makes it is refused.
    private const int WriteDepth = 4 * ValueReader.MaxDepth;

    private static readonly JsonWriterOptions Writing = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, MaxDepth = WriteDepth, SkipValidation = true };

    private static readonly JsonDocumentOptions NodeDepth = new() { MaxDepth = WriteDepth };

    public static Value Null { get; } = new NullValue();

    public abstract ValueKind Kind { get; }

    /// <summary>Bytes of the compact UTF-8 form.</summary>
    public abstract int ByteCount { get; }

    /// <summary>0 for a scalar or an empty container, else 1 + the deepest child's.</summary>
    public virtual int Depth => 0;

    public abstract void WriteTo(Utf8JsonWriter writer);

    public abstract bool Equals(Value? other);

    public override bool Equals(object? obj) => obj is Value other && Equals(other);

    public abstract override int GetHashCode();

    public string ToJson()
    {
        var buffer = Serialize();
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    public JsonNode? ToNode() => Kind == ValueKind.Null ? null : JsonNode.Parse(Serialize().WrittenSpan, documentOptions: NodeDepth);

    public override string ToString() => ToJson();

    private ArrayBufferWriter<byte> Serialize()
    {
        var buffer = new ArrayBufferWriter<byte>(ByteCount + 16);
        using var writer = new Utf8JsonWriter(buffer, Writing);
        WriteTo(writer);
        writer.Flush();
        return buffer;
    }
}
