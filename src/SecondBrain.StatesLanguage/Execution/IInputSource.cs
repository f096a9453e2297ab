namespace SecondBrain.StatesLanguage.Execution;

/// <summary>A timer or a task attempt: something that the world answers.</summary>
internal interface IInputSource
{
    void Receive(ExecutionInput input);

    /// <summary>The journal holds no answer: it has to begin now.</summary>
    /// <param name="downtime">Since the last entry of the journal.</param>
    void GoLive(TimeSpan downtime);
}
