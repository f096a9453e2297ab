using SecondBrain.Core.Search.Live;
using SecondBrain.Core.Search.Queries;
using SecondBrain.Core.Search.Segments;
using SecondBrain.Core.Search.Text;

namespace SecondBrain.Core.Search.Matching;

/// <summary>
/// Finds the notes of a segment that have a phrase in the title, an alias or a chunk. The postings tell which chunks have all of its words,
/// only those are read.
/// </summary>
internal static class PhraseSearch
{
    /// <param name="terms">By step: the terms of the word, of which a note with it has one.</param>
    /// <param name="allowed">Loses the notes without the phrase, or those with it.</param>
    public static void Keep(SearchScratch scratch, IndexSegment segment, QueryPhrase phrase, IReadOnlyList<int[]> terms, Span<ulong> allowed, bool has)
    {
        var found = new ulong[allowed.Length];
        if (terms.All(step => step.Length > 0))
        {
            FindInNames(scratch, segment, phrase, terms, allowed, found);
            FindInTexts(scratch, segment, phrase, terms, allowed, found);
        }

        for (var word = 0; word < allowed.Length; word++)
        {
            allowed[word] &= has ? found[word] : ~found[word];
        }
    }

    private static void FindInNames(SearchScratch scratch, IndexSegment segment, QueryPhrase phrase, IReadOnlyList<int[]> terms, ReadOnlySpan<ulong> allowed, Span<ulong> found)
    {
        foreach (var field in new[] { IndexField.Title, IndexField.Alias })
        {
            var candidates = Candidates(scratch, segment, terms, field, segment.Notes);
            for (var note = NoteBits.Next(candidates, 0); note >= 0; note = NoteBits.Next(candidates, note + 1))
            {
                if (NoteBits.Has(allowed, note) && !NoteBits.Has(found, note)
                    && (field == IndexField.Title ? Has(segment.Title(note), phrase) : segment.Aliases(note).Any(alias => Has(alias, phrase))))
                {
                    NoteBits.Set(found, note);
                }
            }
        }
    }

    private static void FindInTexts(SearchScratch scratch, IndexSegment segment, QueryPhrase phrase, IReadOnlyList<int[]> terms, ReadOnlySpan<ulong> allowed, Span<ulong> found)
    {
        var candidates = Candidates(scratch, segment, terms, IndexField.Body, segment.Chunks);
        for (var chunk = NoteBits.Next(candidates, 0); chunk >= 0; chunk = NoteBits.Next(candidates, chunk + 1))
        {
            var note = segment.ChunkNotes[chunk];
            if (NoteBits.Has(allowed, note) && !NoteBits.Has(found, note) && Has(segment.Text(chunk), phrase))
            {
                NoteBits.Set(found, note);
            }
        }
    }

    /// <summary>The notes or chunks that have all the words in the field.</summary>
    private static Span<ulong> Candidates(SearchScratch scratch, IndexSegment segment, IReadOnlyList<int[]> terms, IndexField field, int count)
    {
        var all = scratch.Marked(count);
        NoteBits.SetFirst(all, count);
        foreach (var step in terms)
        {
            var having = scratch.Spare(count);
            foreach (var term in step)
            {
                TermNotes.Mark(segment, term, field, having, byChunk: true);
            }

            for (var word = 0; word < all.Length; word++)
            {
                all[word] &= having[word];
            }
        }

        return all;
    }

    private static bool Has(string text, QueryPhrase phrase) => PhraseWalk.Find(Tokenizer.Tokenize(text), phrase).Any();
}
