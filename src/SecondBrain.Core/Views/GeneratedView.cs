using SecondBrain.Core.Access;
using SecondBrain.Core.Enrichment;
using SecondBrain.Core.Notes;

namespace SecondBrain.Core.Views;

/// <summary>Something that a model, not the owner, says about a note.</summary>
/// <param name="Kind"><c>title</c>, <c>summary</c>, <c>tags</c>, <c>language</c>, <c>entities</c> or <c>key-phrases</c>.</param>
/// <param name="Model">Who says so; <c>deterministic/1</c> are rules.</param>
/// <param name="Prompt">Version of the prompt or of the rules.</param>
public sealed record GeneratedView(string Kind, IReadOnlyList<string> Values, string Model, string Prompt, double Confidence, DateTimeOffset CreatedAt)
{
    /// <summary>What was made of the note's current text, without the record that it was enriched.</summary>
    /// <param name="sight">
    /// Who does not see everything gets what rules made of the note's own words alone. A language model was shown titles of other notes, and tags and
    /// entities are told by the whole brain's: what came of that is for those who see all of it.
    /// </param>
    public static IReadOnlyList<GeneratedView> Of(Note note, IEnumerable<GeneratedItem> items, NoteSight sight) =>
    [
        .. items.Where(item => item.Version == note.BodyVersion && item.Kind != GeneratedKind.Record && (sight is NoteSight.Everything || IsOfItsOwnWords(item)))
            .Select(item => new GeneratedView(item.Kind, item.Values, item.Model, item.Prompt, item.Confidence, item.CreatedAt)),
    ];

    private static bool IsOfItsOwnWords(GeneratedItem item) =>
        item is { Model: EnrichmentModel.Deterministic, Kind: GeneratedKind.Summary or GeneratedKind.Language or GeneratedKind.KeyPhrases };
}
