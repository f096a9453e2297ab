using System.Text.Json;

namespace SecondBrain.StatesLanguage.Values;

internal sealed class TextValue(string text) : Value
{
    private int _byteCount;

    public string Text { get; } = text;

    public override ValueKind Kind => ValueKind.Text;

    public override int ByteCount => _byteCount == 0 ? _byteCount = Measure(Text) : _byteCount;

    /// <summary>Bytes of a JSON string with its quotes: only quotes, backslashes and control characters are escaped.</summary>
    public static int Measure(string text)
    {
        var bytes = 2;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            bytes += c switch
            {
                '"' or '\\' or '\b' or '\f' or '\n' or '\r' or '\t' => 2,
                < ' ' => 6,
                < '\u0080' => 1,
                < '\u0800' => 2,
                _ when char.IsSurrogate(c) => 2,
                _ => 3,
            };
        }

        return bytes;
    }

    public override void WriteTo(Utf8JsonWriter writer) => writer.WriteStringValue(Text);

    public override bool Equals(Value? other) => other is TextValue value && value.Text == Text;

    public override int GetHashCode() => string.GetHashCode(Text, StringComparison.Ordinal);
}
