using SecondBrain.Core.Search;

namespace SecondBrain.Core.Context;

/// <summary>A question that a context is built for.</summary>
/// <param name="Search">The query and its filters; limit and offset are chosen by the budget.</param>
/// <param name="Budget">The most tokens of the whole context by <see cref="TokenEstimate"/>: <see cref="MinimumBudget"/> to <see cref="MaximumBudget"/>.</param>
public sealed record ContextRequest(SearchRequest Search, int Budget = ContextRequest.DefaultBudget)
{
    public const int MinimumBudget = 100;

    public const int MaximumBudget = 32_000;

    public const int DefaultBudget = 2000;
}
