namespace SecondBrain.Core.Storage;

/// <param name="ETag">Names these bytes for <see cref="BlobCondition.IfMatch"/>; opaque, comparable only with tags of the same store.</param>
public sealed record Blob(ReadOnlyMemory<byte> Bytes, string ETag);
