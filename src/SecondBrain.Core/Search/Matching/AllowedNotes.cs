using SecondBrain.Core.Search.Live;
using SecondBrain.Core.Search.Queries;

namespace SecondBrain.Core.Search.Matching;

/// <summary>Fills <see cref="SearchScratch.Allowed"/>: the living notes that pass all filters, have every phrase and nothing that is excluded.</summary>
internal static class AllowedNotes
{
    public static void Find(SearchScratch scratch, SearchQuery query)
    {
        var conditions = query.Conditions.Concat(query.Filters).ToList();
        scratch.IsRestricted = conditions.Count + query.Phrases.Count + query.Excluded.Count > 0;
        scratch.Allowed.Clear();
        foreach (var part in scratch.View.Parts)
        {
            var allowed = Of(scratch, part);
            NoteBits.SetFirst(allowed, part.Segment.Notes);
            for (var i = 0; i < part.Dead.Length; i++)
            {
                allowed[i] &= ~part.Dead[i];
            }

            foreach (var condition in conditions)
            {
                ConditionMatch.Apply(part.Segment, condition, allowed);
            }
        }

        ApplyExcluded(scratch, query.Excluded);
        foreach (var phrase in query.Phrases)
        {
            ApplyPhrase(scratch, phrase, has: true);
        }
    }

    private static void ApplyExcluded(SearchScratch scratch, ExcludedParts excluded)
    {
        foreach (var prefix in excluded.Prefixes)
        {
            ApplyTerms(scratch, WordLookup.Terms(scratch.View, prefix), has: false);
        }

        // One word costs less than a phrase and leaves the phrases less to look through.
        foreach (var phrase in excluded.Phrases.OrderBy(phrase => phrase.Steps.Count > 1))
        {
            ApplyPhrase(scratch, phrase, has: false);
        }
    }

    /// <summary>One word is looked for in all its forms, more than one as they are written.</summary>
    private static void ApplyPhrase(SearchScratch scratch, QueryPhrase phrase, bool has)
    {
        if (phrase.Steps.Count == 1)
        {
            ApplyTerms(scratch, WordLookup.Terms(scratch.View, phrase.Steps[0].Terms), has);
            return;
        }

        var terms = phrase.Steps.Select(step => WordLookup.Terms(scratch.View, step.Terms)).ToList();
        for (var i = 0; i < scratch.View.Parts.Length; i++)
        {
            var part = scratch.View.Parts[i];
            var allowed = Of(scratch, part);
            PhraseSearch.Keep(scratch, part.Segment, phrase, [.. terms.Select(step => step[i])], allowed, has);
        }
    }

    private static void ApplyTerms(SearchScratch scratch, int[][] terms, bool has)
    {
        for (var i = 0; i < scratch.View.Parts.Length; i++)
        {
            var part = scratch.View.Parts[i];
            var allowed = Of(scratch, part);
            var having = scratch.Marked(part.Segment.Notes);
            TermNotes.Mark(part.Segment, terms[i], having);
            for (var word = 0; word < having.Length; word++)
            {
                allowed[word] &= has ? having[word] : ~having[word];
            }
        }
    }

    private static Span<ulong> Of(SearchScratch scratch, LiveSegment part) =>
        scratch.Allowed.Slice(part.FirstNote >> 6, NoteBits.WordsFor(part.Segment.Notes));
}
