using SecondBrain.Core.Search.Live;
using SecondBrain.Core.Search.Queries;
using SecondBrain.Core.Search.Segments;
using SecondBrain.Core.Search.Text;

namespace SecondBrain.Core.Search.Matching;

/// <summary>The living notes of a view whose text has all words, in any form and order.</summary>
internal static class NotesWithWords
{
    public static IEnumerable<int> Of(IndexView view, IReadOnlyList<Token> tokens)
    {
        var words = tokens.Select(QueryWord.TermsOf).Select(terms => WordLookup.Terms(view, terms)).ToList();
        for (var i = 0; words.Count > 0 && i < view.Parts.Length; i++)
        {
            foreach (var note in Of(view.Parts[i], [.. words.Select(word => word[i])]))
            {
                yield return view.Parts[i].FirstNote + note;
            }
        }
    }

    private static List<int> Of(LiveSegment part, IReadOnlyList<int[]> words)
    {
        var all = new ulong[NoteBits.WordsFor(part.Segment.Notes)];
        NoteBits.SetFirst(all, part.Segment.Notes);
        foreach (var terms in words)
        {
            var having = new ulong[all.Length];
            foreach (var term in terms)
            {
                TermNotes.Mark(part.Segment, term, IndexField.Body, having, byChunk: false);
            }

            for (var word = 0; word < all.Length; word++)
            {
                all[word] &= having[word];
            }
        }

        var notes = new List<int>();
        for (var note = NoteBits.Next(all, 0); note >= 0; note = NoteBits.Next(all, note + 1))
        {
            if (!part.IsDead(note))
            {
                notes.Add(note);
            }
        }

        return notes;
    }
}
