using System.Text.Json;
using SecondBrain.StatesLanguage.Values;

namespace SecondBrain.StatesLanguage.Jsonata.Values;

/// <summary>Functions are values: they are bound, passed and returned, but have no JSON form (<c>$string</c> makes them empty).</summary>
internal abstract class FunctionValue : Value
{
    public sealed override ValueKind Kind => ValueKind.Function;

    public sealed override int ByteCount => 2;

    /// <summary>How many arguments a higher-order function passes at most.</summary>
    public abstract int Arity { get; }

    /// <param name="input">The context, which fills an argument left out where the signature says so.</param>
    /// <param name="name">As which it is called, for messages.</param>
    public abstract Value? Invoke(Value?[] arguments, Value? input, Evaluation evaluation, string name);

    public sealed override void WriteTo(Utf8JsonWriter writer) => writer.WriteStringValue("");

    public sealed override bool Equals(Value? other) => ReferenceEquals(this, other);

    public sealed override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);
}
