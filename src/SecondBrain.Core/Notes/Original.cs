namespace SecondBrain.Core.Notes;

/// <summary>The bytes of a text as they were captured, or as an edit left them: immutable.</summary>
/// <param name="Sha256">Lower-case hex, verified when read.</param>
public sealed record Original(ReadOnlyMemory<byte> Content, string ContentType, string Sha256);
