using SecondBrain.StatesLanguage.Jsonata.Values;
using SecondBrain.StatesLanguage.Values;

namespace SecondBrain.StatesLanguage.Jsonata.Nodes;

/// <summary>An expression, ready to be evaluated. What is settable is settled while its surroundings are parsed; afterwards it is safe to evaluate from several threads.</summary>
internal abstract class Node(int position)
{
    public int Position { get; } = position;

    /// <summary><c>expression[]</c>: a sequence of one item stays a list.</summary>
    public bool KeepsList { get; set; }

    /// <summary>Filters after an expression that is no step of a path; those of a step are its <see cref="Stages"/>.</summary>
    public List<Stage>? Predicates { get; set; }

    public List<Stage>? Stages { get; set; }

    public Grouping? Group { get; set; }

    /// <summary><c>step@$variable</c>.</summary>
    public string? Focus { get; set; }

    /// <summary><c>step#$variable</c>.</summary>
    public string? Index { get; set; }

    /// <summary>A <c>%</c> further on means what this step was applied to.</summary>
    public AncestorSlot? Ancestor { get; set; }

    /// <summary>The step, or the inner path, carries bindings.</summary>
    public bool IsTuple { get; set; }

    /// <summary>An array constructor at an end of a path, or a block that ends in one.</summary>
    public bool IsConstructor { get; set; }

    /// <summary><c>%</c> inside whose step is not known yet.</summary>
    public List<AncestorSlot>? SeekingParents { get; set; }

    /// <returns>Null: nothing.</returns>
    public Value? Evaluate(Value? input, Frame frame)
    {
        frame.Evaluation.Enter(Position);
        var result = Compute(input, frame);
        if (Predicates is not null)
        {
            foreach (var predicate in Predicates)
            {
                result = predicate.Filter(result, frame);
            }
        }

        if (Group is not null && this is not PathNode)
        {
            result = Group.Evaluate(result, frame);
        }

        frame.Evaluation.Leave();
        if (result is JsonataList { IsSequence: true } sequence)
        {
            sequence.KeepsSingleton |= KeepsList;
            return Lists.Collapse(sequence);
        }

        return Evaluation.Bounded(result);
    }

    /// <summary>The expressions inside that are evaluated with the same context, for checks before an evaluation.</summary>
    public virtual IEnumerable<Node> Parts => [];

    /// <summary>The expressions inside that are evaluated with a context of their own.</summary>
    public virtual IEnumerable<Node> InnerParts => (Predicates ?? []).Concat(Stages ?? []).Where(s => s.Condition is not null).Select(s => s.Condition!).Concat(Group?.Expressions ?? []);

    protected abstract Value? Compute(Value? input, Frame frame);
}
