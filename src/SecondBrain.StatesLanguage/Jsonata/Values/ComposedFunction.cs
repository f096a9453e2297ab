using SecondBrain.StatesLanguage.Values;

namespace SecondBrain.StatesLanguage.Jsonata.Values;

/// <summary><c>$f ~> $g</c>: first one, then the other.</summary>
internal sealed class ComposedFunction(FunctionValue first, FunctionValue second) : FunctionValue
{
    public override int Arity => 1;

    public override Value? Invoke(Value?[] arguments, Value? input, Evaluation evaluation, string name) =>
        second.Invoke([first.Invoke(arguments, null, evaluation, name)], null, evaluation, name);
}
