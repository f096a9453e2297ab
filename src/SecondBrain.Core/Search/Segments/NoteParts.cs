namespace SecondBrain.Core.Search.Segments;

/// <summary>What parts of a note are not like the note.</summary>
/// <param name="Chunks">The visibility of those that have another one, by their place in the note.</param>
/// <param name="Edges">Likewise.</param>
/// <param name="Written">A bit for each edge; empty when the text makes none of them.</param>
internal readonly record struct NoteParts(IReadOnlyDictionary<int, string> Chunks, IReadOnlyDictionary<int, string> Edges, byte[] Written)
{
    public bool AreAllLikeTheNote => Chunks.Count + Edges.Count == 0;

    public bool IsWritten(int edge) => edge >> 3 < Written.Length && (Written[edge >> 3] >> (edge & 7) & 1) != 0;
}
