using System.Text.Json.Nodes;
using SecondBrain.Local.Workflows.Standard;
using SecondBrain.StatesLanguage.Tasks;

namespace SecondBrain.Local.Workflows;

/// <summary>The tokens that tasks wait for. Safe for concurrent use.</summary>
internal sealed class TaskTokens(ClosedTokens closed)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, Waiting> _waiting = [];
    private bool _isSuspended;

    public bool IsSuspended => Volatile.Read(ref _isSuspended);

    /// <summary>From now on a wait that ends is one that goes on later.</summary>
    public void Suspend() => Volatile.Write(ref _isSuspended, true);

    /// <summary>Waits for the token's answer; whoever is told of the token by <paramref name="submit"/> may answer before that returns.</summary>
    /// <exception cref="TaskFailedException">The answer is a failure.</exception>
    public async Task<JsonNode?> WaitAsync(string token, TaskProgress progress, Func<Task> submit, CancellationToken cancellationToken)
    {
        var waiting = new Waiting(progress);
        lock (_gate)
        {
            _waiting.Add(token, waiting);
        }

        try
        {
            await submit();
            return await waiting.Answer.Task.WaitAsync(cancellationToken);
        }
        finally
        {
            _ = CloseAsync(token, progress);
        }
    }

    public Task<TaskTokenState> SucceedAsync(string token, JsonNode? output) => AnswerAsync(token, answer => answer.TrySetResult(output));

    public Task<TaskTokenState> FailAsync(string token, string? error, string? cause) =>
        AnswerAsync(token, answer => answer.TrySetException(new TaskFailedException(error ?? "", cause)));

    public TaskTokenState Heartbeat(string token)
    {
        if (Find(token) is not { } waiting)
            return Gone(token);
        waiting.Progress.Heartbeat();
        return waiting.Answer.Task.IsCompleted ? TaskTokenState.Closed : TaskTokenState.Answered;
    }

    // Answered means kept: the execution has taken it in and will not ask again, even if this process is killed now.
    private async Task<TaskTokenState> AnswerAsync(string token, Func<TaskCompletionSource<JsonNode?>, bool> answer)
    {
        if (Find(token) is not { } waiting)
            return Gone(token);
        if (answer(waiting.Answer) && await waiting.Progress.Settled)
            return TaskTokenState.Answered;
        return IsSuspended ? TaskTokenState.Suspended : TaskTokenState.Closed;
    }

    private Waiting? Find(string token)
    {
        lock (_gate)
        {
            return _waiting.GetValueOrDefault(token);
        }
    }

    private TaskTokenState Gone(string token) =>
        IsSuspended ? TaskTokenState.Suspended : closed.Contains(token) ? TaskTokenState.Closed : TaskTokenState.Unknown;

    // Closed only once the outcome is in the journal: after a kill before that the task waits for its token again.
    private async Task CloseAsync(string token, TaskProgress progress)
    {
        await progress.Settled;
        if (!IsSuspended)
            closed.Add(token);
        lock (_gate)
        {
            _waiting.Remove(token);
        }
    }

    private sealed class Waiting(TaskProgress progress)
    {
        public TaskProgress Progress => progress;

        public TaskCompletionSource<JsonNode?> Answer { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}

/// <summary>What an answer to a token came to.</summary>
internal enum TaskTokenState
{
    Answered,

    /// <summary>The task was answered already, has timed out or its execution has ended.</summary>
    Closed,

    /// <summary>The host is stopping; the same answer can be given when it runs again.</summary>
    Suspended,

    Unknown,
}
