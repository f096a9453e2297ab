using System.Text.Json;
using System.Text.Json.Nodes;
using SecondBrain.StatesLanguage.Failures;
using SecondBrain.StatesLanguage.Journal;
using SecondBrain.StatesLanguage.Tasks;
using SecondBrain.StatesLanguage.Values;

namespace SecondBrain.StatesLanguage.Execution;

/// <summary>How one attempt of a task ended.</summary>
/// <param name="Output">When it returned.</param>
/// <param name="Failure">When it failed.</param>
internal sealed record TaskEnd(TaskEndKind Kind, Value? Output = null, StateFailure? Failure = null)
{
    public static TaskEnd Failed(StateFailure failure) => new(TaskEndKind.Failed, Failure: failure);

    public static TaskEnd Of(JournalEntry.TaskEnded entry) => entry.Output is { } output
        ? new TaskEnd(TaskEndKind.Returned, ValueReader.Parse(output))
        : Failed(new StateFailure(entry.Error, entry.Cause) { IsOfTask = true });

    /// <param name="call">Completed.</param>
    /// <param name="maxBytes">Of the result.</param>
    /// <param name="sizeName">What the message about a result that is too large calls the task.</param>
    public static TaskEnd Of(Task<JsonNode?> call, int maxBytes, string sizeName)
    {
        if (!call.IsCompletedSuccessfully)
        {
            return Failed(Describe(call.Exception?.InnerException));
        }

        try
        {
            var result = ValueReader.FromNode(call.Result);
            return result.ByteCount <= maxBytes ? new TaskEnd(TaskEndKind.Returned, result) : Failed(DataLimit.Exceeded(sizeName));
        }
        catch (JsonException malformed)
        {
            return Failed(new StateFailure(ErrorNames.Runtime, $"The task's result cannot be read: {malformed.Message}"));
        }
    }

    public JournalEntry.TaskEnded ToEntry(DateTimeOffset time, long source) => new(time, source, Output?.ToJson(), Failure?.Error, Failure?.Cause);

    // The message of an exception that is no TaskFailedException is not meant for others: only its type is told.
    private static StateFailure Describe(Exception? thrown) => thrown is TaskFailedException failed
        ? new StateFailure(failed.Error.Length == 0 ? null : failed.Error, failed.Cause) { IsOfTask = true }
        : new StateFailure(ErrorNames.TaskFailed, thrown?.GetType().Name ?? nameof(OperationCanceledException)) { IsOfTask = true };
}
