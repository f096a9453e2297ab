using SecondBrain.StatesLanguage.Values;

namespace SecondBrain.StatesLanguage.Paths;

/// <summary>What one walk along an indefinite path carries: the root (for filters), the matches, the budget.</summary>
internal sealed class PathVisit(Value root)
{
    public Value Root { get; } = root;

    public PathBudget Budget { get; } = new();

    public List<Value> Matches { get; } = [];
}
