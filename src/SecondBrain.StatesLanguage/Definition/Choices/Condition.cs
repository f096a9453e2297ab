using SecondBrain.StatesLanguage.Expressions;
using SecondBrain.StatesLanguage.Values;

namespace SecondBrain.StatesLanguage.Definition.Choices;

/// <summary>The test of a choice rule.</summary>
internal abstract class Condition
{
    /// <exception cref="Failures.StateFailedException">A variable does not exist.</exception>
    public abstract bool Holds(in EvaluationScope scope);

    internal sealed class All(Condition[] conditions) : Condition
    {
        public override bool Holds(in EvaluationScope scope)
        {
            foreach (var condition in conditions)
            {
                if (!condition.Holds(scope))
                {
                    return false;
                }
            }

            return true;
        }
    }

    internal sealed class Any(Condition[] conditions) : Condition
    {
        public override bool Holds(in EvaluationScope scope)
        {
            foreach (var condition in conditions)
            {
                if (condition.Holds(scope))
                {
                    return true;
                }
            }

            return false;
        }
    }

    /// <summary>Of a JSONata state: an expression, or true or false.</summary>
    internal sealed class Query(PayloadTemplate condition) : Condition
    {
        public override bool Holds(in EvaluationScope scope) => condition.Evaluate(scope) is BooleanValue { IsTrue: true };
    }

    internal sealed class Negation(Condition condition) : Condition
    {
        public override bool Holds(in EvaluationScope scope) => !condition.Holds(scope);
    }
}
