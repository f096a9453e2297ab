using SecondBrain.Core.Graph;
using SecondBrain.Core.Search.Matching;
using SecondBrain.Core.Search.Queries;
using SecondBrain.Core.Search.Ranking;
using SecondBrain.Core.Search.Text;
using SecondBrain.Core.Vectors;

namespace SecondBrain.Core.Search.Hits;

/// <summary>Makes the hits of a page: what is shown of each note, and why.</summary>
internal sealed class HitMaker(SearchScratch scratch, IReadOnlyList<FoundWord> words, SearchQuery query, VectorQuery? vector, FusionShares shares, PageRankAnswer? walk)
{
    private readonly SnippetWords _shown = new(words, query.Phrases);
    private readonly double _allWords = Math.Max(words.Sum(word => word.Rarity), double.Epsilon);

    /// <summary>How much meaning counts beside words in the choice of a chunk.</summary>
    private readonly double _share = shares.Words + shares.Meaning > 0 ? shares.Meaning / (shares.Words + shares.Meaning) : 0;

    public List<SearchHit> Make(IReadOnlyList<(int Note, double Score, ScoreParts Parts)> page)
    {
        var evidence = HitEvidence.Of(scratch, [.. page.Select(hit => hit.Note)], words);
        return [.. page.Select((hit, i) => Make(hit.Note, hit.Score, hit.Parts, evidence[i]))];
    }

    private SearchHit Make(int node, double score, ScoreParts parts, HitEvidence evidence)
    {
        var segment = evidence.Part.Segment;
        var best = BestChunk(evidence);
        var (snippet, highlights) = best < 0 ? ("", []) : Snippet.Of(segment.Text(best), segment.Language(evidence.Note), _shown);
        return new SearchHit(
            segment.Id(evidence.Note),
            segment.Title(evidence.Note),
            snippet,
            highlights,
            score,
            parts,
            [.. words.Where((word, i) => evidence.Has[i] && word.Taken.Count == 0).Select(word => word.Written).Distinct(StringComparer.OrdinalIgnoreCase)],
            best < 0 ? null : segment.ReadChunk(best).Number,
            best < 0 ? default : segment.Span(best))
        {
            Path = parts.Graph > 0 ? Path(node) : [],
            Corrected = [.. Corrected(evidence)],
            Marks = segment.Marks(evidence.Note),
        };
    }

    /// <summary>The chunk with most of the query's words and meaning, weighed as the fused score weighs them, one with a phrase before one without; the first of equals.</summary>
    /// <returns>An ordinal of the segment; -1 for a note without chunks.</returns>
    private int BestChunk(HitEvidence evidence)
    {
        var segment = evidence.Part.Segment;
        var first = segment.FirstChunk(evidence.Note);
        var block = segment.Vectors;
        var scores = new double[evidence.ChunkWords.Length];
        for (var i = 0; i < scores.Length; i++)
        {
            scores[i] = (1 - _share) * evidence.ChunkWords[i] / _allWords;
            if (_share > 0 && vector is not null && block.Dimensions == vector.Dimensions && segment.ChunkVectors[first + i] is var row and >= 0)
            {
                scores[i] += _share * DotScan.Cosine(block, vector, row);
            }
        }

        var ranked = Enumerable.Range(0, scores.Length).OrderByDescending(i => scores[i]).Select(i => first + i);
        return _shown.Phrases.Count == 0
            ? ranked.FirstOrDefault(-1)
            : ranked.FirstOrDefault(chunk => HasPhrase(segment.Text(chunk)), ranked.FirstOrDefault(-1));
    }

    private bool HasPhrase(string text)
    {
        var tokens = Tokenizer.Tokenize(text);
        return _shown.Phrases.Any(phrase => PhraseWalk.Find(tokens, phrase.Phrase).Any());
    }

    private IEnumerable<CorrectedWord> Corrected(HitEvidence evidence)
    {
        var part = scratch.View.Parts.IndexOf(evidence.Part);
        return words.SelectMany(word => word.Taken.Where(taken => evidence.HasAny(taken.Terms[part])).Select(taken => new CorrectedWord(word.Written, taken.Word)));
    }

    /// <returns>Empty for a note that the walk began at, and when a note on the way must not be shown.</returns>
    private List<PathNote> Path(int node)
    {
        var steps = walk!.PathTo(node);
        var hides = query.Filters.Any(filter => filter.Field == ConditionField.Visibility);
        return steps.Count < 2 || (hides && steps.Any(step => !Live.NoteBits.Has(scratch.Allowed, step.Node)))
            ? []
            : [.. steps.Select(Show)];
    }

    private PathNote Show(PathStep step) => new(
        scratch.View.Id(step.Node),
        scratch.View.Title(step.Node),
        step.Type,
        step.Type is not null && step.Outgoing,
        step.Type is null or MentionGraph.Type ? null : step.Weight);
}
