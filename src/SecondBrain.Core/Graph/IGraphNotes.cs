using SecondBrain.Core.Search;

namespace SecondBrain.Core.Graph;

/// <summary>A graph whose nodes can be read.</summary>
internal interface IGraphNotes : INoteAdjacency
{
    string Title(int node);

    /// <returns>Empty for none.</returns>
    string Type(int node);

    IReadOnlyList<string> Aliases(int node);

    IReadOnlyList<string> Tags(int node);

    IndexedNote Read(int node);

    /// <summary>Notes in whose text the name may be: all that have every word of it, in any order and language, and possibly others.</summary>
    IEnumerable<int> WithWordsOf(string name);

    /// <summary>The notes whose meaning is nearest to the note's: the cosine of the mean directions of their chunks.</summary>
    /// <param name="least">The lowest cosine.</param>
    /// <param name="skip">Notes to leave out; the note itself always is.</param>
    /// <returns>The nearest first, then by id; empty for a note that is not embedded.</returns>
    IReadOnlyList<(int Node, float Cosine)> Nearest(int node, int count, float least, Func<int, bool> skip);
}
