namespace SecondBrain.StatesLanguage.Execution;

internal enum TaskEndKind
{
    Returned,
    Failed,
    TimedOut,
    HeartbeatMissed,

    /// <summary>With its branch: nobody is interested any more.</summary>
    Stopped,
}
