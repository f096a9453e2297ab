using SecondBrain.Core.Enrichment;

namespace SecondBrain.Core.Views;

/// <summary>Something that a model, not the owner, says about a note.</summary>
/// <param name="Kind"><c>title</c>, <c>summary</c>, <c>tags</c>, <c>language</c>, <c>entities</c> or <c>key-phrases</c>.</param>
/// <param name="Model">Who says so; <c>deterministic/1</c> are rules.</param>
/// <param name="Prompt">Version of the prompt or of the rules.</param>
public sealed record GeneratedView(string Kind, IReadOnlyList<string> Values, string Model, string Prompt, double Confidence, DateTimeOffset CreatedAt)
{
    /// <summary>Without the record that a note was enriched.</summary>
    public static IReadOnlyList<GeneratedView> Of(IEnumerable<GeneratedItem> items) =>
    [
        .. items.Where(item => item.Kind != GeneratedKind.Record)
            .Select(item => new GeneratedView(item.Kind, item.Values, item.Model, item.Prompt, item.Confidence, item.CreatedAt)),
    ];
}
