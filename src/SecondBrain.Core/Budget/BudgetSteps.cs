namespace SecondBrain.Core.Budget;

/// <summary>Names of the steps, and from which share of the budget on each is in force.</summary>
public static class BudgetSteps
{
    /// <summary>From this share on, rules enrich instead of the model.</summary>
    public const decimal DeterministicFrom = 0.8m;

    /// <summary>From this share on, no model is called.</summary>
    public const decimal WordsOnlyFrom = 1m;

    /// <summary>Up to this share what was deferred is made up for: it must not take a month's budget from what is captured in it.</summary>
    public const decimal BackfillBelow = 0.5m;

    public static IReadOnlyList<BudgetStep> All { get; } = [BudgetStep.Full, BudgetStep.Deterministic, BudgetStep.WordsOnly];

    /// <summary>The step that a brain is on. Without any budget it is the last one.</summary>
    /// <param name="committedUsd">Spent, and reserved for what is being ingested.</param>
    public static BudgetStep At(decimal committedUsd, decimal limitUsd) =>
        committedUsd < limitUsd * DeterministicFrom ? BudgetStep.Full : committedUsd < limitUsd * WordsOnlyFrom ? BudgetStep.Deterministic : BudgetStep.WordsOnly;

    /// <summary>The share of the budget that a step begins at.</summary>
    public static decimal From(BudgetStep step) => step switch
    {
        BudgetStep.Full => 0,
        BudgetStep.Deterministic => DeterministicFrom,
        _ => WordsOnlyFrom,
    };

    public static string Name(this BudgetStep step) => step switch
    {
        BudgetStep.Full => "full",
        BudgetStep.Deterministic => "deterministic",
        _ => "words-only",
    };

    /// <exception cref="FormatException">No step has this name.</exception>
    public static BudgetStep Parse(string name) =>
        All.Where(step => step.Name() == name).Select(step => (BudgetStep?)step).FirstOrDefault() ?? throw new FormatException($"'{name}' is no step of a budget: {string.Join(", ", All.Select(Name))}.");
}
