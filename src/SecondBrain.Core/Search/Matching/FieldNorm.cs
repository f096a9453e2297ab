using SecondBrain.Core.Search.Live;
using SecondBrain.Core.Search.Segments;

namespace SecondBrain.Core.Search.Matching;

/// <summary>What an occurrence in a field counts: weight / (1 − b + b × length / average length).</summary>
internal readonly record struct FieldNorm(IndexField Field, double Weight, double Fixed, double PerWord)
{
    public static FieldNorm[] Of(SearchOptions options, NoteTotals totals) =>
    [
        Of(IndexField.Title, options.TitleWeight, options.TitleLengthNormalisation, totals),
        Of(IndexField.Alias, options.AliasWeight, options.AliasLengthNormalisation, totals),
        Of(IndexField.Tag, options.TagWeight, options.TagLengthNormalisation, totals),
        Of(IndexField.Body, 1, options.LengthNormalisation, totals),
    ];

    public double Value(int length) => Weight / (Fixed + (PerWord * length));

    private static FieldNorm Of(IndexField field, double weight, double b, NoteTotals totals)
    {
        // A field of stop words alone has no length; b = 1 must not divide by it.
        var average = totals.AverageLength(field);
        return new(field, weight, Math.Max(1 - b, 1e-3), average > 0 ? b / average : 0);
    }
}
