using SecondBrain.Core.Search;

namespace SecondBrain.Core.Context;

/// <summary>Passages of a brain's notes that fit a question and a budget of tokens, in the order of their citations.</summary>
/// <param name="Markdown">All passages for a prompt, cited as <c>[1]</c>, with the sources at the end. Each text stands verbatim between fences that are longer than any in it. Empty without a passage.</param>
/// <param name="Tokens">Of <paramref name="Markdown"/>, by <see cref="TokenEstimate"/>; never over <paramref name="Budget"/>.</param>
/// <param name="Matches">How many notes match the query in all.</param>
public sealed record BuiltContext(string Markdown, int Tokens, int Budget, int Matches, IReadOnlyList<ContextPassage> Passages, LeftOut LeftOut)
{
    /// <summary>Not null when an operator of the query has no usable value: then nothing was looked for.</summary>
    public BadQuery? Refused { get; init; }
}

/// <summary>What a context does not have.</summary>
/// <param name="Notes">Notes that match the query and have no passage in it.</param>
/// <param name="Passages">Passages that were considered and did not fit the budget.</param>
/// <param name="Duplicates">Passages that say only what is in the context already.</param>
public sealed record LeftOut(int Notes, int Passages, int Duplicates);
