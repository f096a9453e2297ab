using SecondBrain.Core.Vectors;

namespace SecondBrain.Core.Search.Live;

/// <summary>The notes of a view whose meaning is nearest to a note's.</summary>
internal static class NearestNotes
{
    /// <returns>The nearest first, then by id.</returns>
    public static List<(int Node, float Cosine)> Of(IndexView view, int node, int count, float least, Func<int, bool> skip)
    {
        var chunks = view.Read(node).Chunks.Select(chunk => chunk.Vector).OfType<QuantizedVector>();
        if (MeanDirection.Of(chunks) is not { } meaning)
        {
            return [];
        }

        var query = new VectorQuery(meaning);
        var nearest = new List<(int Node, float Cosine)>();
        foreach (var part in view.Parts)
        {
            bool Skip(int note) => part.IsDead(note) || part.FirstNote + note == node || skip(part.FirstNote + note);
            nearest.AddRange(SimilarNotes.Nearest(part.Segment.Vectors, part.Segment.ChunkNotes, query, count, least, Skip).Select(near => (part.FirstNote + near.Note, near.Cosine)));
        }

        return [.. nearest.OrderByDescending(near => near.Cosine).ThenBy(near => view.Id(near.Node)).Take(count)];
    }
}
