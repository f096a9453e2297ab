using SecondBrain.Core.Search.Live;
using SecondBrain.Core.Search.Matching;
using SecondBrain.Core.Vectors;

namespace SecondBrain.Core.Search.Ranking;

/// <summary>The cosine of the query and the nearest chunk of a note.</summary>
internal static class MeaningScores
{
    /// <summary>Of a small segment at least this many vectors are compared exactly.</summary>
    private const int LeastKept = 16;

    /// <summary>The nearest notes that may be hits, at most <see cref="SearchOptions.MeaningCandidates"/>, those with a cosine over 0, nearest first.</summary>
    public static List<(int Note, double Cosine)> Nearest(SearchScratch scratch, SearchOptions options, VectorQuery query)
    {
        var nearest = new List<(int Note, double Cosine)>();
        var seen = new HashSet<int>();
        var total = scratch.View.Totals.Vectors;
        foreach (var part in scratch.View.Parts)
        {
            var block = part.Segment.Vectors;
            if (block.Count == 0 || block.Dimensions != query.Dimensions)
            {
                continue;
            }

            var keep = total < options.PrescanFrom ? int.MaxValue : Math.Max(LeastKept, (int)((long)options.PrescanKeep * block.Count / total) + 1);
            seen.Clear();
            foreach (var near in TwoStageScan.Nearest(block, query, Rows(block.Count, keep, options), keep, scratch.IsRestricted ? AllowedRows(scratch, part) : part.LiveRows))
            {
                // best first: a note's first row is its nearest
                if (near.Cosine <= 0)
                {
                    break;
                }

                var note = part.FirstNote + part.Segment.ChunkNotes[block.Chunks[near.Row]];
                if (seen.Add(note))
                {
                    nearest.Add((note, near.Cosine));
                }
            }
        }

        var ids = nearest.Count > options.MeaningCandidates;
        nearest.Sort((one, other) => one.Cosine != other.Cosine ? other.Cosine.CompareTo(one.Cosine)
            : ids ? scratch.View.Id(one.Note).CompareTo(scratch.View.Id(other.Note)) : one.Note.CompareTo(other.Note));
        return nearest.Count > options.MeaningCandidates ? nearest[..options.MeaningCandidates] : nearest;
    }

    /// <returns>0 for a note without a vector.</returns>
    public static double Best(IndexView view, int note, VectorQuery query)
    {
        var part = view.PartOf(note);
        var block = part.Segment.Vectors;
        if (block.Dimensions != query.Dimensions)
        {
            return 0;
        }

        var best = double.NegativeInfinity;
        foreach (var row in part.Segment.ChunkVectors.Slice(part.Segment.FirstChunk(note - part.FirstNote), part.Segment.ChunkCount(note - part.FirstNote)))
        {
            best = row < 0 ? best : Math.Max(best, DotScan.Cosine(block, query, row));
        }

        return double.IsNegativeInfinity(best) ? 0 : best;
    }

    /// <summary>A note is in the answer once: with notes of several chunks, more rows than notes are looked at.</summary>
    private static int Rows(int rows, int keep, SearchOptions options) => Math.Min(Math.Min(rows, keep), 2 * options.MeaningCandidates);

    private static ReadOnlySpan<ulong> AllowedRows(SearchScratch scratch, LiveSegment part)
    {
        var chunks = part.Segment.Vectors.Chunks;
        var notes = part.Segment.ChunkNotes;
        var allowed = scratch.Allowed[(part.FirstNote >> 6)..];
        var rows = scratch.Marked(chunks.Length);
        for (var row = 0; row < chunks.Length; row++)
        {
            if (NoteBits.Has(allowed, notes[chunks[row]]))
            {
                NoteBits.Set(rows, row);
            }
        }

        return rows;
    }
}
