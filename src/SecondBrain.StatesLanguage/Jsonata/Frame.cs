using SecondBrain.StatesLanguage.Jsonata.Values;
using SecondBrain.StatesLanguage.Values;

namespace SecondBrain.StatesLanguage.Jsonata;

/// <summary>Variables in scope. A name bound to nothing hides the outer one.</summary>
internal sealed class Frame
{
    private readonly Frame? _outer;

    private readonly Func<string, Value?>? _given;

    private readonly TupleBinding? _tuple;

    private Dictionary<string, Value?>? _bindings;

    /// <param name="given">The variables of the host.</param>
    public Frame(Evaluation evaluation, Func<string, Value?> given) => (Evaluation, _given) = (evaluation, given);

    private Frame(Frame outer, TupleBinding? tuple) => (Evaluation, _outer, _tuple) = (outer.Evaluation, outer, tuple);

    public Evaluation Evaluation { get; }

    public Frame Inner() => new(this, null);

    public Frame Inner(TupleBinding tuple) => new(this, tuple);

    public void Bind(string name, Value? value) => (_bindings ??= new Dictionary<string, Value?>(StringComparer.Ordinal))[name] = value;

    public Value? Find(string name)
    {
        var frame = this;
        while (true)
        {
            if (frame._bindings is { } bindings && bindings.TryGetValue(name, out var value))
            {
                return value;
            }

            if (frame._tuple is { } tuple && tuple.TryFind(name, out value))
            {
                return value;
            }

            if (frame._outer is null)
            {
                return frame._given!(name);
            }

            frame = frame._outer;
        }
    }
}
