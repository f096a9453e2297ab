using SecondBrain.Core.Search.Live;
using SecondBrain.Core.Search.Segments;

namespace SecondBrain.Core.Search.Matching;

/// <summary>Terms that words of some segments stand for, in all segments: a note is found or not whatever other notes it happens to lie with.</summary>
internal static class SharedTerms
{
    /// <summary>Adds the terms that a word of a segment stands for in a living note.</summary>
    public static void Add(LiveSegment part, FormReader forms, SortedSet<string> terms)
    {
        while (forms.Next())
        {
            if (LiveForms.Has(part, forms))
            {
                terms.Add(part.Segment.Term(forms.Term));
            }
        }
    }

    /// <returns>By segment, ascending.</returns>
    public static int[][] In(IndexView view, SortedSet<string> terms)
    {
        var found = new int[view.Parts.Length][];
        for (var i = 0; i < found.Length; i++)
        {
            var segment = view.Parts[i].Segment;
            found[i] = [.. terms.Select(segment.FindTerm).Where(term => term >= 0).Order()];
        }

        return found;
    }
}
