namespace SecondBrain.StatesLanguage.Paths;

/// <summary>Bounds the work of one expression, so that <c>$..*..*</c> over a large input ends.</summary>
internal sealed class PathBudget
{
    private const int MaxVisits = 2_000_000;

    private int _visits;

    public void Spend()
    {
        if (++_visits > MaxVisits)
        {
            throw new PathBudgetException($"The path visits more than {MaxVisits} values.");
        }
    }
}
