using SecondBrain.StatesLanguage.Values;

namespace SecondBrain.StatesLanguage.Paths;

/// <summary>What one walk along an indefinite path carries: the root (for filters), the matches, the budget.</summary>
internal sealed class PathVisit(Value root, PathBudget budget)
{
    public Value Root { get; } = root;

    public PathBudget Budget { get; } = budget;

    public List<Value> Matches { get; } = [];
}
