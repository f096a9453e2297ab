namespace SecondBrain.Core.Import;

/// <summary>A staged file: one line of the manifest.</summary>
/// <param name="Path">Inside the archive, with <c>/</c>: what the note remembers as its source.</param>
/// <param name="Blob">Where its bytes are until the import is done.</param>
/// <param name="Sha256">Lower-case hex.</param>
public sealed record ImportFile(string Path, string Blob, string Sha256, int Bytes);
