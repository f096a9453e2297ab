namespace SecondBrain.Core.Search.Queries;

/// <summary>The beginning of a word: <c>retriev*</c>.</summary>
/// <param name="Written">As in the query, with its star.</param>
/// <param name="Start">Lower case, accents folded.</param>
internal sealed record QueryPrefix(string Written, string Start)
{
    /// <summary>Letters that a prefix needs: fewer begin too many words to mean any of them.</summary>
    public const int MinimumLength = 2;
}
