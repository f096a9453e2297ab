using SecondBrain.StatesLanguage.Jsonata.Nodes;
using SecondBrain.StatesLanguage.Values;

namespace SecondBrain.StatesLanguage.Jsonata.Values;

/// <summary>A function written in an expression: it keeps the variables and the context of where it was written.</summary>
internal sealed class LambdaFunction(LambdaNode lambda, Frame frame, Value? context) : FunctionValue
{
    public override int Arity => lambda.Parameters.Count;

    public override Value? Invoke(Value?[] arguments, Value? input, Evaluation evaluation, string name)
    {
        var result = Enter(arguments, input, name);

        // A call in tail position comes back unmade: recursion of that kind takes no stack.
        while (result is TailCall call)
        {
            evaluation.Spend(1);
            result = call.Function is LambdaFunction next ? next.Enter(call.Arguments, call.Input, call.Name) : call.Function.Invoke(call.Arguments, call.Input, evaluation, call.Name);
        }

        return result;
    }

    private Value? Enter(Value?[] arguments, Value? input, string name)
    {
        if (lambda.Signature is { } signature)
        {
            arguments = signature.Validate(arguments, input, name);
        }

        var inner = frame.Inner();
        for (var i = 0; i < lambda.Parameters.Count; i++)
        {
            inner.Bind(lambda.Parameters[i], i < arguments.Length ? arguments[i] : null);
        }

        return lambda.Body.Evaluate(context, inner);
    }
}
