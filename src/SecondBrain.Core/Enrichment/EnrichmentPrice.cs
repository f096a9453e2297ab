namespace SecondBrain.Core.Enrichment;

/// <summary>What language models cost on Bedrock, on demand, us-east-1, list price of November 2026.</summary>
public static class EnrichmentPrice
{
    private static readonly Dictionary<string, (decimal Input, decimal Output)> UsdPerMillionTokens = new(StringComparer.Ordinal)
    {
        ["amazon.nova-micro-v1:0"] = (0.035m, 0.14m),
        ["amazon.nova-lite-v1:0"] = (0.06m, 0.24m),
        ["amazon.nova-pro-v1:0"] = (0.8m, 3.2m),
    };

    /// <summary>US dollars; 0 for a model that runs on the owner's machine or is not in the list.</summary>
    public static decimal CostUsd(string model, long inputTokens, long outputTokens)
    {
        var (input, output) = UsdPerMillionTokens.GetValueOrDefault(model);
        return ((input * inputTokens) + (output * outputTokens)) / 1_000_000m;
    }
}
