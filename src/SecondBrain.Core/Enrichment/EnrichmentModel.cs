namespace SecondBrain.Core.Enrichment;

/// <summary>Names of what can enrich a note.</summary>
public static class EnrichmentModel
{
    /// <summary>The template parameter's value for "no language model".</summary>
    public const string None = "none";

    /// <summary>The rules of <see cref="DeterministicEnricher"/>. The number changes with them.</summary>
    public const string Deterministic = "deterministic/1";
}
