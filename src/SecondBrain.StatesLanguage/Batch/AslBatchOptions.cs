namespace SecondBrain.StatesLanguage.Batch;

/// <summary>Limits of a batch.</summary>
public sealed class AslBatchOptions
{
    /// <summary>What a case may take by a real clock. Default: 10 s.</summary>
    public TimeSpan CaseTimeLimit { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>A longer line is answered with an error and not kept in memory. Default: 16 Mi characters.</summary>
    public int MaxLineLength { get; init; } = 16 * 1024 * 1024;

    /// <summary>The clock of the time limit, and what the executions' own clock starts from. Default: the system's.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;
}
