namespace SecondBrain.Core.Enrichment;

/// <summary>Something that a model, not the owner, says about a note. It lies beside the note and can be made again or dropped.</summary>
/// <param name="Kind">One of <see cref="GeneratedKind"/>.</param>
/// <param name="Values">One for a text; several for a list.</param>
/// <param name="Prompt">Version of the prompt, or of the rules.</param>
/// <param name="Version">The <see cref="Notes.Note.BodyVersion"/> of the text that it was made from.</param>
public sealed record GeneratedItem(string Kind, IReadOnlyList<string> Values, string Model, string Prompt, double Confidence, int Version, DateTimeOffset CreatedAt);
