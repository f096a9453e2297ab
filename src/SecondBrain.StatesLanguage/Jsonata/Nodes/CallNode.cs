using SecondBrain.StatesLanguage.Jsonata.Values;
using SecondBrain.StatesLanguage.Values;

namespace SecondBrain.StatesLanguage.Jsonata.Nodes;

/// <summary><c>$f(a, b)</c>; with a <c>?</c> among the arguments a function of those.</summary>
internal sealed class CallNode(Node procedure, List<Node> arguments, int position) : Node(position)
{
    /// <summary>Its value is the value of the function around it, whose caller makes the call.</summary>
    public bool IsInTail { get; set; }

    public bool IsPartial { get; } = arguments.Exists(a => a is PlaceholderNode);

    public Node Procedure => procedure;

    public List<Node> Arguments => arguments;

    public override IEnumerable<Node> Parts => [procedure, .. arguments];

    private string Name => procedure switch
    {
        VariableNode variable => variable.Name,
        PathNode { Steps: [NameNode name, ..] } => name.Name,
        _ => "",
    };

    /// <param name="first">What <c>~></c> hands over.</param>
    public Value? Call(Value? first, Value? input, Frame frame) => Invoke(input, frame, [first], isInTail: false);

    protected override Value? Compute(Value? input, Frame frame) => IsPartial ? Partial(input, frame) : Invoke(input, frame, [], IsInTail);

    private Value? Invoke(Value? input, Frame frame, ReadOnlySpan<Value?> first, bool isInTail)
    {
        var function = Function(input, frame, "T1005");
        var values = new Value?[first.Length + arguments.Count];
        first.CopyTo(values);
        for (var i = 0; i < arguments.Count; i++)
        {
            values[first.Length + i] = Plain(arguments[i].Evaluate(input, frame));
        }

        if (function is null)
        {
            throw JsonataException.Of("T1006", Position, ("token", Name));
        }

        if (isInTail)
        {
            return new TailCall(function, values, input, Name);
        }

        frame.Evaluation.Enter(Position);
        var result = function.Invoke(values, input, frame.Evaluation, Name);
        frame.Evaluation.Leave();
        return result;
    }

    private PartialFunction Partial(Value? input, Frame frame)
    {
        var values = arguments.ConvertAll(a => Plain(a.Evaluate(input, frame)));
        var open = Enumerable.Range(0, arguments.Count).Where(i => arguments[i] is PlaceholderNode);
        var function = Function(input, frame, "T1007") ?? throw JsonataException.Of("T1008", Position, ("token", Name));
        return new PartialFunction(function, [.. values], [.. open]);
    }

    private static Value? Plain(Value? value) => value is TupleStream stream ? Lists.Collapse(stream.Items()) : value;

    private FunctionValue? Function(Value? input, Frame frame, string hint)
    {
        var found = procedure.Evaluate(input, frame);
        return found is null && procedure is PathNode { Steps: [NameNode name, ..] } && frame.Find(name.Name) is not null
            ? throw JsonataException.Of(hint, Position, ("token", name.Name))
            : found as FunctionValue;
    }
}
