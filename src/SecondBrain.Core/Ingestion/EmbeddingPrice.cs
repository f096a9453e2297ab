namespace SecondBrain.Core.Ingestion;

/// <summary>What embedding costs on Bedrock, on demand, us-east-1, list price of November 2026.</summary>
public static class EmbeddingPrice
{
    private static readonly Dictionary<string, decimal> UsdPerMillionTokens = new(StringComparer.Ordinal)
    {
        ["amazon.titan-embed-text-v2:0"] = 0.02m,
    };

    /// <summary>US dollars; 0 for a model that runs on the owner's machine.</summary>
    public static decimal CostUsd(string model, long tokens) =>
        UsdPerMillionTokens.GetValueOrDefault(model) * tokens / 1_000_000m;
}
