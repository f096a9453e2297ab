namespace SecondBrain.StatesLanguage.Execution;

/// <summary>Why a task's attempt ends before the task does.</summary>
internal enum TaskSignal
{
    TimedOut,
    HeartbeatMissed,
    Stopped,
}
