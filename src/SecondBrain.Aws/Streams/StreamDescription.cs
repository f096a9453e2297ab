namespace SecondBrain.Aws.Streams;

/// <param name="Status">ENABLING, ENABLED, DISABLING or DISABLED.</param>
public sealed record StreamDescription(string StreamArn, string Status, IReadOnlyList<StreamShard> Shards);

/// <param name="ParentId">The shard whose records come before this one's; it may be trimmed already.</param>
/// <param name="EndingSequenceNumber">Null while the shard is open.</param>
public sealed record StreamShard(string Id, string? ParentId, string? StartingSequenceNumber, string? EndingSequenceNumber);
