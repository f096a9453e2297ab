namespace SecondBrain.Core.Import;

/// <summary>A file as it arrives.</summary>
public sealed record StagedFile(string Path, ReadOnlyMemory<byte> Content);
