using System.Globalization;

namespace SecondBrain.Core.Budget;

/// <param name="MonthlyUsd">What the models of a brain that has no budget of its own may cost in a month. 0 calls none.</param>
public sealed record BudgetOptions(decimal MonthlyUsd)
{
    public const decimal MaxUsd = 100_000;

    public static BudgetOptions Default { get; } = new(5m);

    /// <summary>Reads MONTHLY_BUDGET_USD; the default when it is not set.</summary>
    /// <exception cref="FormatException">It is no number from 0 to 100,000.</exception>
    public static BudgetOptions Parse(string? text) => text switch
    {
        null => Default,
        _ when decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var usd) && usd is >= 0 and <= MaxUsd => new BudgetOptions(usd),
        _ => throw new FormatException($"MONTHLY_BUDGET_USD is '{text}'; it must be a number of US dollars from 0 to {MaxUsd}, such as 2.50."),
    };
}
