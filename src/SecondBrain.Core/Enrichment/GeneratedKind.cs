namespace SecondBrain.Core.Enrichment;

/// <summary>What is made of a note.</summary>
public static class GeneratedKind
{
    public const string Title = "title";
    public const string Summary = "summary";
    public const string Tags = "tags";
    public const string Language = "language";
    public const string Entities = "entities";

    /// <summary>By the rules only: a language model writes a summary instead.</summary>
    public const string KeyPhrases = "key-phrases";

    /// <summary>That a note was enriched, by what and when, even when nothing came of it.</summary>
    public const string Record = "record";
}
