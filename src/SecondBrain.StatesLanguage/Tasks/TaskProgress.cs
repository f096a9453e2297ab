namespace SecondBrain.StatesLanguage.Tasks;

/// <summary>How a long task reports back before it ends. Safe to call from any thread, and after the task has ended (then nothing happens).</summary>
public abstract class TaskProgress
{
    /// <summary>
    /// The request of a <c>.sync</c> or <c>.waitForTaskToken</c> resource was accepted: the history gets <c>TaskSubmitted</c>,
    /// and an execution with a journal does not send it again.
    /// </summary>
    public abstract void Submitted();

    /// <summary>The worker is alive: <c>HeartbeatSeconds</c> starts anew.</summary>
    public abstract void Heartbeat();

    /// <summary>
    /// Completes when the attempt is over: true when its outcome was taken in, and is in the journal if there is one; false
    /// when it was over before (timed out, stopped), or the execution is suspended. Who answers a callback waits for this
    /// before telling the worker that the answer was taken.
    /// </summary>
    public virtual Task<bool> Settled => Task.FromResult(false);

    /// <summary>Reports nothing.</summary>
    public static TaskProgress None { get; } = new Silent();

    private sealed class Silent : TaskProgress
    {
        public override void Submitted()
        {
        }

        public override void Heartbeat()
        {
        }
    }
}
