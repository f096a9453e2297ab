using SecondBrain.Core.Graph;
using SecondBrain.Core.Search.Live;
using SecondBrain.Core.Search.Matching;
using SecondBrain.Core.Vectors;

namespace SecondBrain.Core.Search.Ranking;

/// <summary>Gathers the notes that may be hits and the parts of their scores, into <see cref="SearchScratch.Candidates"/> and <see cref="SearchScratch.Parts"/>.</summary>
internal static class CandidateParts
{
    /// <summary>The notes with a word of the query, and those nearest by meaning.</summary>
    public static void Add(SearchScratch scratch, SearchOptions options, VectorQuery? vector)
    {
        foreach (var note in scratch.Matches.Items)
        {
            Add(scratch, note, new ScoreParts(scratch.Scores[note], vector is null ? 0 : double.NaN));
        }

        if (vector is null)
        {
            return;
        }

        foreach (var (note, cosine) in MeaningScores.Nearest(scratch, options, vector))
        {
            if (scratch.Numbers[note] is var number and > 0)
            {
                scratch.Parts.Items[number - 1] = scratch.Parts.Items[number - 1] with { Meaning = cosine };
            }
            else
            {
                Add(scratch, note, new ScoreParts(0, cosine));
            }
        }

        CompareMatches(scratch, options, vector);
    }

    /// <summary>What the walk over the graph says of the candidates; notes that it leads to become candidates too.</summary>
    public static void Add(SearchScratch scratch, SearchOptions options, PageRankAnswer walk, VectorQuery? vector)
    {
        foreach (var reached in walk.Nodes)
        {
            var note = reached.Node;
            var graph = reached.Received + (options.GraphOwn * reached.Own);
            if (scratch.Numbers[note] is var number and > 0)
            {
                scratch.Parts.Items[number - 1] = scratch.Parts.Items[number - 1] with { Graph = graph };
            }
            else if (NoteBits.Has(scratch.Allowed, note))
            {
                Add(scratch, note, new ScoreParts(0, vector is null ? 0 : MeaningScores.Best(scratch.View, note, vector), graph));
            }
        }
    }

    /// <summary>The meaning of notes that have words but are not among the nearest: exactly for the best of them, the others are too far back for it to matter.</summary>
    private static void CompareMatches(SearchScratch scratch, SearchOptions options, VectorQuery vector)
    {
        var words = scratch.Fused.Resize(scratch.Matches.Count);
        for (var i = 0; i < words.Length; i++)
        {
            words[i] = scratch.Parts.Items[i].Words;
        }

        var least = TopScores.Threshold(words, options.WordCandidates, scratch.Sorted);
        for (var i = 0; i < words.Length; i++)
        {
            ref var parts = ref scratch.Parts.Items[i];
            if (double.IsNaN(parts.Meaning))
            {
                parts = parts with { Meaning = parts.Words >= least ? MeaningScores.Best(scratch.View, scratch.Candidates.Items[i], vector) : 0 };
            }
        }
    }

    private static void Add(SearchScratch scratch, int note, ScoreParts parts)
    {
        scratch.Candidates.Add(note);
        scratch.Parts.Add(parts);
        scratch.Numbers[note] = scratch.Candidates.Count;
    }
}
