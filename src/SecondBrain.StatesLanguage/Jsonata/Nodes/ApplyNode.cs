using SecondBrain.StatesLanguage.Jsonata.Values;
using SecondBrain.StatesLanguage.Values;

namespace SecondBrain.StatesLanguage.Jsonata.Nodes;

/// <summary><c>value ~> $f</c>, <c>value ~> $f(more)</c>, and <c>$f ~> $g</c>, which is a function.</summary>
internal sealed class ApplyNode(Node leftSide, Node rightSide, int position) : BinaryNode("~>", leftSide, rightSide, position)
{
    protected override Value? Compute(Value? input, Frame frame)
    {
        var value = Left.Evaluate(input, frame);
        if (Right is CallNode { IsPartial: false } call)
        {
            return call.Call(value, input, frame);
        }

        var found = Right.Evaluate(input, frame);
        if (found is not FunctionValue function)
        {
            throw JsonataException.Of("T2006", Position, ("value", found));
        }

        if (value is FunctionValue first)
        {
            return new ComposedFunction(first, function);
        }

        frame.Evaluation.Enter(Position);
        var result = function.Invoke([value], null, frame.Evaluation, Right is VariableNode variable ? variable.Name : "");
        frame.Evaluation.Leave();
        return result;
    }
}
