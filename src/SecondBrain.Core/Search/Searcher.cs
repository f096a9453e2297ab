using SecondBrain.Core.Search.Hits;
using SecondBrain.Core.Search.Live;
using SecondBrain.Core.Search.Matching;
using SecondBrain.Core.Search.Queries;
using SecondBrain.Core.Search.Ranking;
using SecondBrain.Core.Vectors;

namespace SecondBrain.Core.Search;

/// <summary>Answers one request over a view.</summary>
internal sealed class Searcher(SearchScratch scratch, SearchOptions options, SearchRequest request, SearchQuery query, VectorQuery? vector)
{
    public SearchAnswer Answer()
    {
        AllowedNotes.Find(scratch, query);
        var words = FindWords();
        SearchAnswer answer;
        if (query.Words.Count + query.Prefixes.Count == 0 && vector is null)
        {
            answer = query.HasOperators ? List() : SearchAnswer.Empty;
        }
        else
        {
            CandidateParts.Add(scratch, options, vector);
            answer = scratch.Candidates.Count == 0 ? SearchAnswer.Empty : Rank(words);
        }

        Clean();
        return answer;
    }

    private List<FoundWord> FindWords()
    {
        var scores = new WordScores(scratch, options);
        var found = new List<FoundWord>(query.Words.Count + query.Prefixes.Count);
        foreach (var word in query.Words)
        {
            var exact = WordLookup.Find(scratch.View, word);
            if (!scores.Add(exact) && FuzzyWords.Find(scratch.View, word) is { } near && scores.Add(near))
            {
                exact = near;
            }

            found.Add(exact);
        }

        foreach (var prefix in query.Prefixes)
        {
            found.Add(WordLookup.Find(scratch.View, prefix));
            scores.Add(found[^1]);
        }

        return found;
    }

    private SearchAnswer Rank(List<FoundWord> words)
    {
        var shares = Fuse();
        var walk = GraphScores.Walk(scratch.View, [.. Top(options.GraphSeeds).Where(seed => seed.Score > 0).Select(seed => (scratch.Candidates.Items[seed.Candidate], seed.Score))], options);
        if (walk is not null)
        {
            CandidateParts.Add(scratch, options, walk, vector);
            shares = Fuse();
        }

        var page = Top(request.Offset + request.Limit)
            .Skip(request.Offset)
            .Select(hit => (scratch.Candidates.Items[hit.Candidate], hit.Score, scratch.Parts.Items[hit.Candidate]))
            .ToList();
        ClearNumbers();
        return new SearchAnswer(new HitMaker(scratch, words, query, vector, shares, walk).Make(page), scratch.Candidates.Count);
    }

    /// <summary>The notes that pass, the last changed first: there is nothing to rank them by.</summary>
    private SearchAnswer List()
    {
        for (var note = NoteBits.Next(scratch.Allowed, 0); note >= 0; note = NoteBits.Next(scratch.Allowed, note + 1))
        {
            var part = scratch.View.PartOf(note);
            scratch.Candidates.Add(note);
            scratch.Fused.Add(part.Segment.UpdatedTicks[note - part.FirstNote]);
        }

        var page = Top(request.Offset + request.Limit).Skip(request.Offset).Select(hit => (scratch.Candidates.Items[hit.Candidate], 0.0, default(ScoreParts))).ToList();
        return new SearchAnswer(new HitMaker(scratch, [], query, null, default, null).Make(page), scratch.Candidates.Count);
    }

    private FusionShares Fuse() => Fusion.Fuse(scratch.Parts.Items, options, scratch.Fused.Resize(scratch.Candidates.Count));

    /// <summary>The candidates with the highest scores, in order; equal scores by id.</summary>
    private List<(int Candidate, double Score)> Top(int count)
    {
        var scores = scratch.Fused.Items;
        var least = TopScores.Threshold(scores, count, scratch.Sorted);
        var best = new List<(int Candidate, double Score)>();
        for (var i = 0; i < scores.Length; i++)
        {
            if (scores[i] >= least)
            {
                best.Add((i, scores[i]));
            }
        }

        best.Sort((one, other) => one.Score != other.Score
            ? other.Score.CompareTo(one.Score)
            : scratch.View.Id(scratch.Candidates.Items[one.Candidate]).CompareTo(scratch.View.Id(scratch.Candidates.Items[other.Candidate])));
        return best.Count > count ? best[..count] : best;
    }

    private void ClearNumbers()
    {
        foreach (var note in scratch.Candidates.Items)
        {
            scratch.Numbers[note] = 0;
        }
    }

    private void Clean()
    {
        foreach (var note in scratch.Matches.Items)
        {
            scratch.Scores[note] = 0;
        }

        ClearNumbers();
        scratch.Matches.Clear();
        scratch.Candidates.Clear();
        scratch.Parts.Clear();
        scratch.Fused.Clear();
        scratch.IsClean = true;
    }
}
