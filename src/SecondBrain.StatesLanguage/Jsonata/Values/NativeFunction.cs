using SecondBrain.StatesLanguage.Jsonata.Syntax;
using SecondBrain.StatesLanguage.Values;

namespace SecondBrain.StatesLanguage.Jsonata.Values;

/// <summary>A function of the library.</summary>
/// <param name="signature">Like <c>&lt;s-nn?:s&gt;</c>; null: arguments come as they are.</param>
internal sealed class NativeFunction(string? signature, int? arity, Func<Call, Value?> body) : FunctionValue
{
    private readonly Signature? _signature = signature is null ? null : Signature.Parse(signature, 0);

    public override int Arity => arity ?? _signature?.Count ?? 0;

    public override Value? Invoke(Value?[] arguments, Value? input, Evaluation evaluation, string name)
    {
        evaluation.Spend(1);
        return Evaluation.Bounded(body(new Call(_signature?.Validate(arguments, input, name) ?? arguments, input, evaluation, name)));
    }
}
