using SecondBrain.Core.Notes;

namespace SecondBrain.Core.Graph;

/// <summary>
/// The notes of one moment and the edges between them, by ordinal. Immutable while a caller holds it, safe for any number of readers.
/// An edge to a note that is not there is not there.
/// </summary>
internal interface INoteAdjacency
{
    /// <summary>Ordinals are 0 up to this; some may be of notes that are gone.</summary>
    int Count { get; }

    bool IsLive(int node);

    NoteId Id(int node);

    /// <returns>-1 when no live note has the id.</returns>
    int Find(NoteId id);

    /// <summary>Appends every edge from or to the node, in an order that is always the same. Edges of a note to itself are left out.</summary>
    void AddNeighbours(int node, List<Neighbour> into);
}
