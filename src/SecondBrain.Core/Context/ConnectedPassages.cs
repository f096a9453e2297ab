using SecondBrain.Core.Graph;
using SecondBrain.Core.Notes;
using SecondBrain.Core.Search;

namespace SecondBrain.Core.Context;

/// <summary>The neighbours of the notes that a context begins with, one short passage each: the place that fits the question best.</summary>
internal static class ConnectedPassages
{
    private const int NeighboursOfSeed = 64;

    /// <param name="chosen">The passages of the hits, in the order they were chosen.</param>
    public static List<PassageCandidate> Of(BrainIndex index, SearchRequest filters, IReadOnlyList<PassageCandidate> chosen, PassageScores scores, ContextOptions options)
    {
        var shown = chosen.Select(passage => passage.Note.Id).ToHashSet();
        var seeds = chosen.Where(passage => passage.Path is null).DistinctBy(passage => passage.Note.Id).Take(options.Seeds).Select(passage => (passage.Note.Id, passage.Score));
        var edges = Edges(index, seeds, shown);
        foreach (var id in index.Passing(filters, edges.Keys).Order())
        {
            if (index.Find(id) is { } note)
            {
                scores.Add(note, null);
            }
        }

        var passages = new List<PassageCandidate>();
        foreach (var note in scores.All().GroupBy(passage => passage.Chunk.Note.Id))
        {
            var (edge, worth) = edges[note.Key];
            var (chunk, fit) = note.MaxBy(passage => passage.Fit); // the first of equals
            passages.Add(chunk.Cut(options.ConnectedLength, worth * (1 - options.ConnectedFit + (options.ConnectedFit * fit))) with { Edge = edge });
        }

        return passages;
    }

    /// <summary>For each neighbour the edge that is worth most: its weight times the score of the note it comes from.</summary>
    public static Dictionary<NoteId, (SeedEdge Edge, double Worth)> Edges(BrainIndex index, IEnumerable<(NoteId Id, double Score)> seeds, HashSet<NoteId> shown)
    {
        var edges = new Dictionary<NoteId, (SeedEdge Edge, double Worth)>();
        var graph = new NoteGraph(index);
        foreach (var (id, score) in seeds)
        {
            var around = graph.Around(id, depth: 1, NeighboursOfSeed)?.Edges ?? [];
            foreach (var edge in around.Where(edge => (edge.From == id) != (edge.To == id)).OrderByDescending(edge => edge.Weight).ThenBy(edge => edge.Type, StringComparer.Ordinal))
            {
                var outgoing = edge.From == id;
                var other = outgoing ? edge.To : edge.From;
                var worth = score * edge.Weight;
                if (!shown.Contains(other) && worth > 0 && (!edges.TryGetValue(other, out var known) || worth > known.Worth))
                {
                    edges[other] = (new SeedEdge(id, edge.Type, edge.Weight, outgoing), worth);
                }
            }
        }

        return edges;
    }
}
