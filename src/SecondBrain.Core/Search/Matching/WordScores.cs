using SecondBrain.Core.Search.Live;
using SecondBrain.Core.Search.Segments;

namespace SecondBrain.Core.Search.Matching;

/// <summary>BM25F of every note that has a word of the query, into <see cref="SearchScratch.Scores"/> and <see cref="SearchScratch.Matches"/>.</summary>
internal sealed class WordScores(SearchScratch scratch, SearchOptions options)
{
    private readonly IndexView _view = scratch.View;
    private readonly FieldNorm[] _norms = FieldNorm.Of(options, scratch.View.Totals);

    /// <summary>Sets the word's rarity and adds its part to the scores of the notes that may be hits.</summary>
    /// <returns>Whether a living note has the word.</returns>
    public bool Add(FoundWord word)
    {
        Count(word);
        var found = scratch.WordNotes.Items;
        word.Rarity = Math.Log(1 + ((_view.Totals.Notes - found.Length + 0.5) / (found.Length + 0.5)));
        foreach (var note in found)
        {
            var frequency = scratch.Word[note];
            scratch.Word[note] = 0;
            if (scratch.IsRestricted && !NoteBits.Has(scratch.Allowed, note))
            {
                continue;
            }

            if (scratch.Scores[note] == 0)
            {
                scratch.Matches.Add(note);
            }

            scratch.Scores[note] += word.Count * word.Rarity * frequency / (options.Saturation + frequency);
        }

        scratch.WordNotes.Clear();
        return found.Length > 0;
    }

    /// <summary>A note has a word as often as its most frequent form: the forms of an accented word lie over each other.</summary>
    private void Count(FoundWord word)
    {
        for (var i = 0; i < _view.Parts.Length; i++)
        {
            var terms = word.Terms[i];
            if (terms.Length == 1)
            {
                Count(_view.Parts[i], terms[0], scratch.Word, scratch.WordNotes);
                continue;
            }

            foreach (var term in terms)
            {
                Count(_view.Parts[i], term, scratch.Form, scratch.FormNotes);
                TakeForm();
            }
        }
    }

    private void TakeForm()
    {
        foreach (var note in scratch.FormNotes.Items)
        {
            var frequency = scratch.Form[note];
            scratch.Form[note] = 0;
            if (scratch.Word[note] == 0)
            {
                scratch.WordNotes.Add(note);
            }

            scratch.Word[note] = Math.Max(scratch.Word[note], frequency);
        }

        scratch.FormNotes.Clear();
    }

    private void Count(LiveSegment part, int term, double[] frequencies, KeptList<int> notes)
    {
        Span<int> buffer = stackalloc int[PostingReader.BufferLength];
        var segment = part.Segment;
        foreach (var norm in _norms)
        {
            if (norm.Weight <= 0)
            {
                continue;
            }

            var postings = segment.Postings(term, norm.Field, buffer);
            if (postings.Count == 0)
            {
                continue;
            }

            var lengths = segment.Lengths(norm.Field);
            var chunkNotes = norm.Field == IndexField.Body ? segment.ChunkNotes : [];
            while (postings.NextBlock(out var documents, out var counts))
            {
                for (var i = 0; i < documents.Length; i++)
                {
                    var local = chunkNotes.IsEmpty ? documents[i] : chunkNotes[documents[i]];
                    if (part.IsDead(local))
                    {
                        continue;
                    }

                    ref var frequency = ref frequencies[part.FirstNote + local];
                    if (frequency == 0)
                    {
                        notes.Add(part.FirstNote + local);
                    }

                    frequency += counts[i] * norm.Value(lengths[local]);
                }
            }
        }
    }
}
