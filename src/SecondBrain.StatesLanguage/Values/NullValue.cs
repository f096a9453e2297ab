using System.Text.Json;

namespace SecondBrain.StatesLanguage.Values;

internal sealed class NullValue : Value
{
    public override ValueKind Kind => ValueKind.Null;

    public override int ByteCount => 4;

    public override void WriteTo(Utf8JsonWriter writer) => writer.WriteNullValue();

    public override bool Equals(Value? other) => other is NullValue;

    public override int GetHashCode() => 0;
}
