using SecondBrain.StatesLanguage.Values;

namespace SecondBrain.StatesLanguage.Jsonata.Values;

/// <summary><c>$f(1, ?)</c>: a function of the arguments that are still open.</summary>
/// <param name="open">Where the open arguments are in <paramref name="template"/>.</param>
internal sealed class PartialFunction(FunctionValue function, Value?[] template, int[] open) : FunctionValue
{
    public override int Arity => open.Length;

    public override Value? Invoke(Value?[] arguments, Value? input, Evaluation evaluation, string name)
    {
        var filled = (Value?[])template.Clone();
        for (var i = 0; i < open.Length; i++)
        {
            filled[open[i]] = i < arguments.Length ? arguments[i] : null;
        }

        return function.Invoke(filled, input, evaluation, name);
    }
}
