using SecondBrain.Core.Search.Live;
using SecondBrain.Core.Search.Segments;

namespace SecondBrain.Core.Search.Matching;

/// <summary>Which words of a segment a living note still has: a word of gone notes alone must neither be taken for a mistyped one nor begin with a prefix.</summary>
internal static class LiveForms
{
    public static bool Any(LiveSegment part, FormReader forms)
    {
        while (forms.Next())
        {
            if (Has(part, forms))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a living note has the term by the word; the form that the reader is at.</summary>
    public static bool Has(LiveSegment part, in FormReader form)
    {
        if (!part.HasDead)
        {
            return true;
        }

        if (form.Notes.IsEmpty)
        {
            var term = form.Term;
            return Array.Exists(TermNotes.Fields, field => TermNotes.Any(part, term, field));
        }

        var notes = new ByteReader(form.Notes);
        for (var note = -1; !notes.IsAtEnd;)
        {
            note += notes.ReadCount() + 1;
            if (!part.IsDead(note))
            {
                return true;
            }
        }

        return false;
    }
}
