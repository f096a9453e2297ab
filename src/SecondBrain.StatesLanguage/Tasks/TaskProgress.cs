namespace SecondBrain.StatesLanguage.Tasks;

/// <summary>How a long task reports back before it ends. Safe to call from any thread, and after the task has ended (then nothing happens).</summary>
public abstract class TaskProgress
{
    /// <summary>The request of a <c>.sync</c> or <c>.waitForTaskToken</c> resource was accepted: the history gets <c>TaskSubmitted</c>.</summary>
    public abstract void Submitted();

    /// <summary>The worker is alive: <c>HeartbeatSeconds</c> starts anew.</summary>
    public abstract void Heartbeat();

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
