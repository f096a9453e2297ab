using SecondBrain.Core.Notes;
using SecondBrain.Core.Search;
using SecondBrain.Core.Vectors;

namespace SecondBrain.Core.Context;

/// <summary>
/// Packs the passages of an index that fit a question best, and notes connected with them, into a budget of tokens. Equal questions to an equal index give equal contexts.
/// </summary>
/// <remarks>
/// The candidates are the chunks of the best hits, each worth its note's score, the less the worse it fits than the note's best chunk. They are taken by worth for a token, less what the
/// context has already (<see cref="ContextOptions"/>); one that says nothing new is left out. Then neighbours of the first notes come in, one short passage each, by the weight of the edge.
/// </remarks>
public static class ContextBuilder
{
    private const int MostCandidates = 1000;

    /// <param name="queryVector">The query's embedding, of the model that embedded the chunks; empty to choose by words only.</param>
    /// <returns>A context without a passage when nothing matches, or when not even a part of the best passage fits.</returns>
    /// <exception cref="ArgumentException">The budget is out of range, or the vector has a value that is not finite.</exception>
    public static BuiltContext Build(BrainIndex index, ContextRequest request, ReadOnlySpan<float> queryVector, ContextOptions? options = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(request.Budget, ContextRequest.MinimumBudget, nameof(request));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(request.Budget, ContextRequest.MaximumBudget, nameof(request));
        var search = request.Search with { Limit = Math.Clamp(request.Budget / 40, 10, 200), Offset = 0 };
        var answer = index.Search(search, queryVector);
        if (answer.Refused is { } refused)
        {
            return new BuiltContext("", 0, request.Budget, 0, [], new LeftOut(0, 0, 0)) { Refused = refused };
        }

        var vector = queryVector.IsEmpty ? null : QuantizedVector.Quantize(queryVector);
        return Pack(index, request, answer, vector, options ?? ContextOptions.Default);
    }

    private static BuiltContext Pack(BrainIndex index, ContextRequest request, SearchAnswer answer, QuantizedVector? vector, ContextOptions options)
    {
        var words = new QueryWords(answer.Hits.SelectMany(hit => hit.Terms));
        var scored = Score(index, answer.Hits, new PassageScores(words, vector), options);
        var reached = Reached(index, answer.Hits, options);
        var candidates = scored.ConvertAll(passage => passage.Chunk.ToCandidate(passage.Score) with { Path = reached.GetValueOrDefault(passage.Chunk.Note.Id) });
        var packing = new PassagePacking(request.Budget, options);
        packing.Fill(candidates, request.Budget - (int)((request.Budget - packing.Used) * options.ConnectedShare));
        var connected = ConnectedPassages.Of(index, request.Search, packing.Chosen, new PassageScores(words, vector), options);
        packing.Fill(connected, request.Budget);
        var there = packing.Chosen.Where(passage => passage.Edge is not null).Select(passage => passage.Note.Id).ToHashSet();
        candidates.RemoveAll(candidate => there.Contains(candidate.Note.Id));
        packing.Fill(candidates, request.Budget);
        if (packing.Chosen.Count == 0 && scored.Count > 0)
        {
            packing.FillWithPart(length => scored[0].Chunk.Cut(length, scored[0].Score));
        }

        var passages = ContextLayout.Of(packing.Chosen, words.Written);
        var markdown = ContextMarkdown.Write(passages, ContextMarkdown.LabelLength(request.Budget));
        var shown = passages.Select(passage => passage.Id).ToHashSet();
        return new BuiltContext(
            markdown,
            TokenEstimate.Of(markdown),
            request.Budget,
            answer.Total,
            passages,
            new LeftOut(answer.Total - answer.Hits.Count(hit => shown.Contains(hit.Id)), candidates.Count + connected.Count, packing.Duplicates));
    }

    /// <summary>Of the hits that have no word of the question, those to which an edge leads from one that has; with the edge.</summary>
    private static Dictionary<NoteId, SeedEdge> Reached(BrainIndex index, IReadOnlyList<SearchHit> hits, ContextOptions options)
    {
        var seeds = hits.Where(hit => hit.Terms.Count > 0).Take(options.Seeds).ToList();
        var edges = ConnectedPassages.Edges(index, seeds.Select(hit => (hit.Id, hit.Score)), [.. seeds.Select(hit => hit.Id)]);
        var reached = new Dictionary<NoteId, SeedEdge>();
        foreach (var hit in hits.Where(hit => hit.Terms.Count == 0))
        {
            if (edges.TryGetValue(hit.Id, out var edge))
            {
                reached.Add(hit.Id, edge.Edge);
            }
            else if (hit.Path.Count > 1)
            {
                reached.Add(hit.Id, SeedEdge.LastOf(hit));
            }
        }

        return reached;
    }

    /// <summary>The chunks of the hits, best first.</summary>
    private static List<(AnalysedChunk Chunk, double Score)> Score(BrainIndex index, IReadOnlyList<SearchHit> hits, PassageScores scores, ContextOptions options)
    {
        var found = hits.Select((hit, place) => (Hit: hit, Place: place)).ToDictionary(entry => entry.Hit.Id);
        foreach (var hit in hits)
        {
            if (index.Find(hit.Id) is { } note)
            {
                scores.Add(note, hit.Chunk);
            }
        }

        var passages = new List<(AnalysedChunk Chunk, double Score)>();
        var most = hits.Select(hit => hit.Score).DefaultIfEmpty().Max();
        foreach (var note in scores.All().GroupBy(passage => passage.Chunk.Note.Id))
        {
            var (hit, place) = found[note.Key];
            var best = note.Max(passage => passage.Fit);

            // a query of filters alone lists notes and gives them no scores
            var worth = most > 0 ? hit.Score / most : 1.0 / (1 + place);

            // a note found by its title alone is shown by the chunk that search chose
            double Share((AnalysedChunk Chunk, double Fit) passage) => best > 0 ? passage.Fit / best : passage.Chunk.Chunk.Number == hit.Chunk ? 1 : 0;
            passages.AddRange(note.Select(passage => (passage.Chunk, worth * (options.Kinship + ((1 - options.Kinship) * Share(passage))))));
        }

        return [.. passages
            .Where(passage => passage.Score >= options.LeastScore)
            .OrderByDescending(passage => passage.Score).ThenBy(passage => passage.Chunk.Note.Id).ThenBy(passage => passage.Chunk.Chunk.Number)
            .Take(MostCandidates)];
    }
}
