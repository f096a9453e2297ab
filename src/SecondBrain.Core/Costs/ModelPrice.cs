namespace SecondBrain.Core.Costs;

/// <summary>What a model on Bedrock costs, on demand, in US dollars for a million tokens.</summary>
/// <param name="Source">Where the vendor publishes it.</param>
/// <param name="Checked">False: from memory, nobody has compared it with a page.</param>
/// <param name="SeenAt">The page that it was compared with.</param>
public sealed record ModelPrice(decimal InputUsdPerMillion, decimal OutputUsdPerMillion, string Source, bool Checked, string? SeenAt = null)
{
    public decimal CostUsd(long inputTokens, long outputTokens) => ((InputUsdPerMillion * inputTokens) + (OutputUsdPerMillion * outputTokens)) / 1_000_000m;
}
