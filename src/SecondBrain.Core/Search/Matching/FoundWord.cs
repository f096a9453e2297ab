namespace SecondBrain.Core.Search.Matching;

/// <summary>A word or a prefix of the query as the segments of a view know it.</summary>
/// <param name="written">As in the query.</param>
/// <param name="count">How often the query has it.</param>
/// <param name="terms">By segment: the ordinals of the terms it is found by, ascending.</param>
internal sealed class FoundWord(string written, int count, int[][] terms)
{
    public string Written => written;

    public int Count => count;

    public int[][] Terms => terms;

    /// <summary>The terms as they are in texts, to show where the word is; empty for a prefix.</summary>
    public IReadOnlyList<string> Forms { get; init; } = [];

    /// <summary>Not null for a prefix: how its words begin.</summary>
    public string? Start { get; init; }

    /// <summary>The words that stand in for one that no note has.</summary>
    public IReadOnlyList<TakenWord> Taken { get; init; } = [];

    /// <summary>Its idf; set when its notes were counted.</summary>
    public double Rarity { get; set; }
}
