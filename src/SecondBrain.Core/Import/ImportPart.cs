namespace SecondBrain.Core.Import;

/// <summary>What one request added: a blob of manifest lines.</summary>
/// <param name="Id">The hash of its lines: the same request again is the same part.</param>
/// <param name="AddedAt">Of two parts with one path the later counts.</param>
public sealed record ImportPart(string Id, int Files, long Bytes, DateTimeOffset AddedAt);
