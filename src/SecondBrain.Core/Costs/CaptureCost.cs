namespace SecondBrain.Core.Costs;

/// <summary>What a capture cost, by part.</summary>
/// <param name="Prices">The day of the price list.</param>
/// <param name="AimUsd">What a capture is meant to stay under.</param>
public sealed record CaptureCost(decimal TotalUsd, string Prices, decimal AimUsd, IReadOnlyList<CostPart> Parts);
