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

        var mostWords = candidates.Max(candidate => candidate.Parts.Words);
        var mostMeaning = candidates.Max(candidate => candidate.Parts.Meaning);
        var share = mostMeaning <= 0 ? 0 : mostWords <= 0 ? 1 : options.MeaningShare;
        double Fuse(ScoreParts parts) =>
            (share < 1 ? (1 - share) * parts.Words / mostWords : 0) + (share > 0 ? share * Math.Max(0, parts.Meaning) / mostMeaning : 0);

        var hits = candidates
            .Select(candidate => (candidate.Slot, candidate.Parts, Score: Fuse(candidate.Parts)))
            .OrderByDescending(candidate => candidate.Score)
            .ThenBy(candidate => state.Documents[candidate.Slot]!.Note.Id)
            .Skip(request.Offset)
            .Take(request.Limit)
            .Select(candidate => SearchHitMaker.Make(state.Documents[candidate.Slot]!, words.Words, vector, share, candidate.Score, candidate.Parts))
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
