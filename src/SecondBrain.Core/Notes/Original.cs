namespace SecondBrain.Core.Notes;

/// <summary>The bytes as they were captured: immutable.</summary>
/// <param name="Sha256">Lower-case hex, verified when read.</param>
public sealed record Original(ReadOnlyMemory<byte> Content, string ContentType, string Sha256);
