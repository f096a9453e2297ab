using SecondBrain.Core.Search.Ranking;
using SecondBrain.Core.Vectors;

namespace SecondBrain.Core.Search;

/// <summary>Answers one request over a state that does not change meanwhile.</summary>
internal sealed class Searcher(IndexState state, SearchOptions options, SearchRequest request, SearchQuery query, QuantizedVector? vector)
{
    public SearchAnswer Answer()
    {
        var words = WordScores.Of(state, options, query);
        var candidates = Candidates(words);
        if (candidates.Count == 0)
        {
            return SearchAnswer.Empty;
        }

        var parts = candidates.ConvertAll(candidate => candidate.Parts).ToArray();
        var scores = new double[parts.Length];
        var shares = Fusion.Fuse(parts, new QueryFacts { Words = query.Words.Count }, options, scores);
        var hits = candidates
            .Select((candidate, i) => (candidate.Slot, candidate.Parts, Score: scores[i]))
            .OrderByDescending(candidate => candidate.Score)
            .ThenBy(candidate => state.Documents[candidate.Slot]!.Note.Id)
            .Skip(request.Offset)
            .Take(request.Limit)
            .Select(candidate => SearchHitMaker.Make(state.Documents[candidate.Slot]!, words.Words, vector, shares.Meaning, candidate.Score, candidate.Parts))
            .ToList();
        return new SearchAnswer(hits, candidates.Count);
    }

    private List<(int Slot, ScoreParts Parts)> Candidates(WordScores words)
    {
        var meaning = vector is null ? [] : MeaningScores.Nearest(state, options, request, vector);
        var candidates = new List<(int, ScoreParts)>(words.Matches.Count + meaning.Count);
        foreach (var slot in words.Matches)
        {
            var note = state.Documents[slot]!.Note;
            if (!SearchFilter.Passes(request, note))
            {
                continue;
            }

            if (!meaning.Remove(slot, out var cosine) && vector is not null)
            {
                cosine = MeaningScores.Best(note, vector).Cosine;
            }

            candidates.Add((slot, new ScoreParts(words[slot], cosine)));
        }

        candidates.AddRange(meaning.Select(near => (near.Key, new ScoreParts(0, near.Value))));
        return candidates;
    }
}
