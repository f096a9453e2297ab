using SecondBrain.Core.Search.Live;
using SecondBrain.Core.Search.Queries;
using SecondBrain.Core.Search.Segments;

namespace SecondBrain.Core.Search.Matching;

/// <summary>Finds the terms of words in the segments of a view.</summary>
internal static class WordLookup
{
    public static FoundWord Find(IndexView view, QueryWord word) => new(word.Written, word.Count, Terms(view, word.Terms)) { Forms = word.Terms };

    public static FoundWord Find(IndexView view, QueryPrefix prefix) => new(prefix.Written, 1, Terms(view, prefix)) { Start = prefix.Start };

    /// <returns>By segment, ascending.</returns>
    public static int[][] Terms(IndexView view, IReadOnlyList<string> terms)
    {
        var found = new int[view.Parts.Length][];
        for (var i = 0; i < found.Length; i++)
        {
            found[i] = Terms(view.Parts[i].Segment, terms);
        }

        return found;
    }

    /// <inheritdoc cref="Terms(IndexView, IReadOnlyList{string})"/>
    public static int[][] Terms(IndexView view, QueryPrefix prefix)
    {
        var terms = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var part in view.Parts)
        {
            for (var words = part.Segment.WordsFrom(prefix.Start); words.Next();)
            {
                SharedTerms.Add(part, words.Forms, terms);
            }
        }

        return SharedTerms.In(view, terms);
    }

    private static int[] Terms(IndexSegment segment, IReadOnlyList<string> terms)
    {
        Span<int> found = stackalloc int[16];
        var count = 0;
        foreach (var term in terms)
        {
            if (count < found.Length && segment.FindTerm(term) is var ordinal and >= 0)
            {
                found[count++] = ordinal;
            }
        }

        found[..count].Sort();
        return found[..count].ToArray();
    }
}
