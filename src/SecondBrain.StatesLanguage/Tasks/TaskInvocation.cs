using System.Text.Json.Nodes;

namespace SecondBrain.StatesLanguage.Tasks;

/// <param name="Resource">The state's <c>Resource</c> as written, substitutions applied.</param>
/// <param name="Input">The effective input: after InputPath and Parameters.</param>
/// <param name="Attempt">0 for the first attempt, then the retry count.</param>
/// <param name="TaskToken">Set only for <c>.waitForTaskToken</c> resources.</param>
public sealed record TaskInvocation(string Resource, JsonNode? Input, string StateName, string ExecutionArn, int Attempt, string? TaskToken = null)
{
    /// <summary>For heartbeats and for the moment a callback or <c>.sync</c> request was accepted.</summary>
    public TaskProgress Progress { get; init; } = TaskProgress.None;

    /// <summary>The state's <c>Credentials.RoleArn</c>, evaluated; null when it has none.</summary>
    public string? RoleArn { get; init; }

    /// <summary>
    /// Names this attempt among all others, and stays the same when the attempt is invoked once more because its process
    /// ended: an idempotency key, such as the name of a nested execution.
    /// </summary>
    public string AttemptId { get; init; } = "";

    /// <summary>
    /// The journal says that the request of this <c>.sync</c> or <c>.waitForTaskToken</c> attempt was accepted before the
    /// process ended: do not send it again, only wait for its end. <see cref="AttemptId"/> and <see cref="TaskToken"/> are those of then.
    /// </summary>
    public bool IsResumed { get; init; }
}
