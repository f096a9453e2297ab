using SecondBrain.StatesLanguage.Values;

namespace SecondBrain.StatesLanguage.Jsonata.Values;

/// <summary>A call of a library function, its arguments checked against the signature. An argument left out is null.</summary>
internal readonly record struct Call(Value?[] Arguments, Value? Input, Evaluation Evaluation, string Name)
{
    public Value? this[int at] => at < Arguments.Length ? Arguments[at] : null;

    public string? Text(int at) => (this[at] as TextValue)?.Text;

    public double? Number(int at) => (this[at] as NumberValue)?.Double;

    public FunctionValue? Function(int at) => this[at] as FunctionValue;

    public Value[]? List(int at) => this[at] switch
    {
        null => null,
        ListValue list => list.Items,
        var one => [one],
    };

    /// <summary>Calls back with as many of value, position and whole as the function takes.</summary>
    public Value? Apply(FunctionValue function, Value? value, Func<Value> position, Value? whole) => function.Invoke(
        function.Arity switch
        {
            >= 3 => [value, position(), whole],
            2 => [value, position()],
            _ => [value],
        },
        null,
        Evaluation,
        Name);
}
