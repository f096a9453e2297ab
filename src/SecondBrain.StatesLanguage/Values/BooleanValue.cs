using System.Text.Json;

namespace SecondBrain.StatesLanguage.Values;

internal sealed class BooleanValue : Value
{
    private BooleanValue(bool value) => IsTrue = value;

    public static BooleanValue True { get; } = new(true);

    public static BooleanValue False { get; } = new(false);

    public bool IsTrue { get; }

    public override ValueKind Kind => ValueKind.Boolean;

    public override int ByteCount => IsTrue ? 4 : 5;

    public static BooleanValue Of(bool value) => value ? True : False;

    public override void WriteTo(Utf8JsonWriter writer) => writer.WriteBooleanValue(IsTrue);

    public override bool Equals(Value? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => IsTrue ? 1 : 2;
}
