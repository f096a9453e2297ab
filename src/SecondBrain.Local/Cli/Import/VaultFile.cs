namespace SecondBrain.Local.Cli.Import;

/// <summary>A Markdown file of a folder.</summary>
/// <param name="Path">Where to read it.</param>
/// <param name="Source">Its path relative to the folder, with <c>/</c>: what the note remembers as its source.</param>
internal sealed record VaultFile(string Path, string Source);
