using SecondBrain.StatesLanguage.Values;

namespace SecondBrain.StatesLanguage.Expressions;

/// <summary><c>Parameters</c>, <c>ResultSelector</c>, <c>ItemSelector</c>, <c>Assign</c>: JSON whose members ending in <c>.$</c> are evaluated.</summary>
internal abstract class PayloadTemplate
{
    public abstract Value Evaluate(in EvaluationScope scope);

    /// <summary>Has no expression in it: the same value every time.</summary>
    internal sealed class Constant(Value value) : PayloadTemplate
    {
        public override Value Evaluate(in EvaluationScope scope) => value;
    }

    internal sealed class Computed(Expression expression, string field) : PayloadTemplate
    {
        public override Value Evaluate(in EvaluationScope scope) => expression.Evaluate(scope, field);
    }

    internal sealed class Items(PayloadTemplate[] items) : PayloadTemplate
    {
        public override Value Evaluate(in EvaluationScope scope)
        {
            var values = new Value[items.Length];
            for (var i = 0; i < values.Length; i++)
            {
                values[i] = items[i].Evaluate(scope);
            }

            return new ListValue(values);
        }
    }

    internal sealed class Members(string[] names, PayloadTemplate[] members) : PayloadTemplate
    {
        public override Value Evaluate(in EvaluationScope scope)
        {
            var values = new Value[members.Length];
            for (var i = 0; i < values.Length; i++)
            {
                values[i] = members[i].Evaluate(scope);
            }

            return new ObjectValue(names, values);
        }
    }
}
