using System.Text.Json.Nodes;
using SecondBrain.StatesLanguage.Tasks;

namespace SecondBrain.Local.Workflows;

/// <summary>The tokens that tasks wait for. Safe for concurrent use.</summary>
internal sealed class TaskTokens
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, Waiting> _waiting = [];
    private readonly HashSet<string> _closed = [];

    /// <summary>Waits for the token's answer; whoever was told of the token before may answer already.</summary>
    /// <exception cref="TaskFailedException">The answer is a failure.</exception>
    public async Task<JsonNode?> WaitAsync(string token, TaskProgress progress, Func<Task> submit, CancellationToken cancellationToken)
    {
        var waiting = new Waiting(progress);
        lock (_gate)
        {
            _closed.Remove(token);
            _waiting.Add(token, waiting);
        }

        try
        {
            await submit();
            progress.Submitted();
            return await waiting.Answer.Task.WaitAsync(cancellationToken);
        }
        finally
        {
            lock (_gate)
            {
                _waiting.Remove(token);
                _closed.Add(token);
            }
        }
    }

    public TaskTokenState Succeed(string token, JsonNode? output) => Answer(token, waiting => waiting.Answer.TrySetResult(output));

    public TaskTokenState Fail(string token, string? error, string? cause) =>
        Answer(token, waiting => waiting.Answer.TrySetException(new TaskFailedException(error ?? "", cause)));

    public TaskTokenState Heartbeat(string token) => Answer(token, waiting =>
    {
        waiting.Progress.Heartbeat();
        return !waiting.Answer.Task.IsCompleted;
    });

    private TaskTokenState Answer(string token, Func<Waiting, bool> answer)
    {
        Waiting? waiting;
        lock (_gate)
        {
            if (!_waiting.TryGetValue(token, out waiting))
                return _closed.Contains(token) ? TaskTokenState.Closed : TaskTokenState.Unknown;
        }

        return answer(waiting) ? TaskTokenState.Answered : TaskTokenState.Closed;
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

    Unknown,
}
