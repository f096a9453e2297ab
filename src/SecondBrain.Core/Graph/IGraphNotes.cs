using SecondBrain.Core.Search;
using SecondBrain.Core.Search.Text;

namespace SecondBrain.Core.Graph;

/// <summary>A graph whose nodes can be read.</summary>
internal interface IGraphNotes : INoteAdjacency
{
    string Title(int node);

    /// <returns>Empty for none.</returns>
    string Type(int node);

    /// <returns>Empty for none.</returns>
    string Status(int node);

    IReadOnlyList<string> Aliases(int node);

    IReadOnlyList<string> Tags(int node);

    IndexedNote Read(int node);

    /// <summary>Notes that have all the words in their texts, in any order: none of them is missing, others may be among them.</summary>
    /// <param name="words">Words as <see cref="Tokenizer"/> makes them of a name; the notes' languages decide how they are stemmed.</param>
    IEnumerable<int> WithWords(IReadOnlyList<Token> words);

    /// <summary>The notes whose meaning is nearest to the note's: the cosine of the mean directions of their chunks.</summary>
    /// <param name="least">The lowest cosine.</param>
    /// <param name="skip">Notes to leave out; the note itself always is.</param>
    /// <returns>The nearest first, then by id; empty for a note that is not embedded.</returns>
    IReadOnlyList<(int Node, float Cosine)> Nearest(int node, int count, float least, Func<int, bool> skip);
}
