namespace SecondBrain.Aws.Streams;

/// <summary>Where to start reading a shard.</summary>
public enum ShardPosition
{
    /// <summary>At the oldest record that is kept (24 hours).</summary>
    TrimHorizon,

    /// <summary>After the newest record.</summary>
    Latest,

    AtSequenceNumber,

    AfterSequenceNumber,
}
