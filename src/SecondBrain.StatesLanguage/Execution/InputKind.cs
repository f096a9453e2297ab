namespace SecondBrain.StatesLanguage.Execution;

internal enum InputKind
{
    TimerFired,
    TaskSubmitted,
    TaskHeartbeat,
    TaskEnded,
    StopRequested,
    Redriven,

    /// <summary>The end of the journal is reached: from here on things happen.</summary>
    WentLive,

    Suspended,
}
