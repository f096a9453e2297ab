using SecondBrain.StatesLanguage.Values;

namespace SecondBrain.StatesLanguage.Paths.Filters;

internal abstract class FilterExpression
{
    public abstract bool Matches(Value candidate, PathVisit visit);

    internal sealed class Both(FilterExpression left, FilterExpression right) : FilterExpression
    {
        public override bool Matches(Value candidate, PathVisit visit) => left.Matches(candidate, visit) && right.Matches(candidate, visit);
    }

    internal sealed class Either(FilterExpression left, FilterExpression right) : FilterExpression
    {
        public override bool Matches(Value candidate, PathVisit visit) => left.Matches(candidate, visit) || right.Matches(candidate, visit);
    }

    internal sealed class Negation(FilterExpression inner) : FilterExpression
    {
        public override bool Matches(Value candidate, PathVisit visit) => !inner.Matches(candidate, visit);
    }

    internal sealed class Existence(FilterOperand operand) : FilterExpression
    {
        public override bool Matches(Value candidate, PathVisit visit) => operand.Evaluate(candidate, visit) is not null;
    }
}
