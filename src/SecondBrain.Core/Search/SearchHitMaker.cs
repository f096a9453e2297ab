using SecondBrain.Core.Vectors;

namespace SecondBrain.Core.Search;

internal static class SearchHitMaker
{
    public static SearchHit Make(IndexedDocument document, IReadOnlyList<FoundWord> words, QuantizedVector? vector, double share, double score, ScoreParts parts)
    {
        var note = document.Note;
        var best = BestChunk(document, words, vector, share);
        var (snippet, highlights) = best is null
            ? ("", [])
            : Snippet.Of(best.Text, document.Language, [.. words.SelectMany((word, number) => word.Word.Terms.Select(term => (term, number)))], [.. words.Select(word => word.Rarity)]);
        return new SearchHit(
            note.Id,
            note.Title,
            snippet,
            highlights,
            score,
            parts,
            [.. words.Where(word => word.IsIn(document.Terms)).Select(word => word.Word.Written).Distinct(StringComparer.OrdinalIgnoreCase)],
            best?.Number,
            best?.Span ?? default);
    }

    /// <summary>The chunk with most of the query's words and meaning, weighed as the fused score weighs them; the first of equals.</summary>
    private static IndexedChunk? BestChunk(IndexedDocument document, IReadOnlyList<FoundWord> words, QuantizedVector? vector, double share)
    {
        var allWords = Math.Max(words.Sum(word => word.Rarity), double.Epsilon);
        IndexedChunk? best = null;
        var most = double.NegativeInfinity;
        for (var i = 0; i < document.Note.Chunks.Count; i++)
        {
            var chunk = document.Note.Chunks[i];
            var terms = document.ChunkTerms[i];
            var score = (1 - share) * words.Where(word => word.IsIn(terms)).Sum(word => word.Rarity) / allWords;
            if (share > 0 && vector is not null && chunk.Vector is { } own && own.Dimensions == vector.Dimensions)
            {
                score += share * own.Cosine(vector);
            }

            if (score > most)
            {
                (best, most) = (chunk, score);
            }
        }

        return best;
    }
}
