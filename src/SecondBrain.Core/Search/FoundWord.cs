namespace SecondBrain.Core.Search;

/// <summary>A word of the query as the index knows it.</summary>
internal sealed class FoundWord(QueryWord word, int[] termIds)
{
    public QueryWord Word => word;

    public int[] TermIds => termIds;

    /// <summary>Its idf; set when the word was looked up.</summary>
    public double Rarity { get; set; }

    /// <param name="sortedTerms">Ascending ids of terms.</param>
    public bool IsIn(int[] sortedTerms) => Array.Exists(termIds, id => Array.BinarySearch(sortedTerms, id) >= 0);
}
