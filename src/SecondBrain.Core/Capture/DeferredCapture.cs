namespace SecondBrain.Core.Capture;

/// <summary>A deferred capture as the key of its receipt, for the workflow's direct write.</summary>
public sealed record DeferredCapture(string PartitionKey, string SortKey);
