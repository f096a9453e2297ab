using SecondBrain.StatesLanguage.Values;

namespace SecondBrain.StatesLanguage.Jsonata;

/// <summary>An expression does not parse, or cannot be evaluated. <see cref="Code"/> is the reference implementation's: S for syntax, T for types, D for data, U for limits.</summary>
internal sealed class JsonataException : Exception
{
    public JsonataException(string code, string message, int position = -1)
        : base(message) =>
        (Code, Position) = (code, position);

    public string Code { get; }

    /// <summary>Characters read when the problem was met; -1 where none is known.</summary>
    public int Position { get; }

    /// <param name="arguments">What the placeholders of the code's message stand for: a <see cref="Value"/> (null: undefined), a string or a number.</param>
    public static JsonataException Of(string code, int position, params ReadOnlySpan<(string Name, object? Value)> arguments) =>
        new(code, ErrorMessages.Format(code, arguments), position);

    public static JsonataException Of(string code, params ReadOnlySpan<(string Name, object? Value)> arguments) => Of(code, -1, arguments);
}
