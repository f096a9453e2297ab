using SecondBrain.Core.Search.Text;

namespace SecondBrain.Core.Search.Ranking;

/// <summary>What a query tells about how far its parts can be trusted.</summary>
internal readonly record struct QueryFacts
{
    /// <summary>Distinct words of the query that say something, stop words apart.</summary>
    public int Words { get; init; }

    /// <summary>As <see cref="LanguageGuess"/> has it; null when the query shows no sign of one.</summary>
    public NoteLanguage? Language { get; init; }
}
