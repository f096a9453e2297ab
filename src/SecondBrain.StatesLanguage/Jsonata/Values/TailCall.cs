using SecondBrain.StatesLanguage.Values;

namespace SecondBrain.StatesLanguage.Jsonata.Values;

/// <summary>A call that the caller of the function in whose tail it stands makes.</summary>
internal sealed class TailCall(FunctionValue function, Value?[] arguments, Value? input, string name) : FunctionValue
{
    public FunctionValue Function { get; } = function;

    public Value?[] Arguments { get; } = arguments;

    public Value? Input { get; } = input;

    public string Name { get; } = name;

    public override int Arity => 0;

    public override Value? Invoke(Value?[] arguments, Value? input, Evaluation evaluation, string name) => Function.Invoke(Arguments, Input, evaluation, Name);
}
