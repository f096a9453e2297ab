using SecondBrain.Core.Vectors;

namespace SecondBrain.Core.Search;

/// <summary>The cosine of the query and the nearest chunk of a note.</summary>
internal static class MeaningScores
{
    /// <summary>The nearest notes, at most <see cref="SearchOptions.MeaningCandidates"/>, those with a cosine over 0.</summary>
    public static Dictionary<int, double> Nearest(IndexState state, SearchOptions options, SearchRequest request, QuantizedVector query)
    {
        var furthest = state.Stats.Vectors >= options.PrescanFrom ? PrescanDistance(state, options, request, query) : int.MaxValue;
        var scores = new List<(int Slot, double Cosine)>();
        for (var slot = 0; slot < state.Documents.Count; slot++)
        {
            if (state.Documents[slot] is { } document && SearchFilter.Passes(request, document.Note)
                && Best(document.Note, query, furthest) is { Cosine: > 0 } best)
            {
                scores.Add((slot, best.Cosine));
            }
        }

        return scores
            .OrderByDescending(score => score.Cosine).ThenBy(score => state.Documents[score.Slot]!.Note.Id)
            .Take(options.MeaningCandidates)
            .ToDictionary(score => score.Slot, score => score.Cosine);
    }

    /// <param name="furthest">Chunks whose sign bits differ in more places are not compared.</param>
    public static (double Cosine, int Chunk) Best(IndexedNote note, QuantizedVector query, int furthest = int.MaxValue)
    {
        var best = (Cosine: 0.0, Chunk: -1);
        for (var i = 0; i < note.Chunks.Count; i++)
        {
            if (note.Chunks[i].Vector is { } vector && vector.Dimensions == query.Dimensions
                && (furthest == int.MaxValue || vector.Hamming(query) <= furthest)
                && query.Cosine(vector) is var cosine && (best.Chunk < 0 || cosine > best.Cosine))
            {
                best = (cosine, i);
            }
        }

        return best;
    }

    /// <summary>The distance within which the nearest <see cref="SearchOptions.PrescanKeep"/> chunks lie, from a count of all distances.</summary>
    private static int PrescanDistance(IndexState state, SearchOptions options, SearchRequest request, QuantizedVector query)
    {
        var counts = new int[query.Dimensions + 1];
        foreach (var document in state.Documents)
        {
            if (document is null || !SearchFilter.Passes(request, document.Note))
            {
                continue;
            }

            foreach (var chunk in document.Note.Chunks)
            {
                if (chunk.Vector is { } vector && vector.Dimensions == query.Dimensions)
                {
                    counts[vector.Hamming(query)]++;
                }
            }
        }

        var kept = 0;
        for (var distance = 0; distance < counts.Length; distance++)
        {
            kept += counts[distance];
            if (kept >= options.PrescanKeep)
            {
                return distance;
            }
        }

        return query.Dimensions;
    }
}
