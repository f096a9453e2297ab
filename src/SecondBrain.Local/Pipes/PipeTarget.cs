using System.Globalization;
using System.Text.Json.Nodes;
using SecondBrain.Local.Template;
using SecondBrain.Local.Workflows;
using SecondBrain.Local.Workflows.Api;
using SecondBrain.StatesLanguage.Execution;

namespace SecondBrain.Local.Pipes;

/// <summary>Delivers batches to a pipe's state machine, with the pipe's retries and dead-letter queue.</summary>
/// <param name="pause">How long to wait after the attempt of that number, from 0.</param>
internal sealed partial class PipeTarget(PipeResource pipe, string streamArn, LocalWorkflows workflows, LocalQueue? deadLetters, Func<int, TimeSpan> pause, TimeProvider clock, ILogger log)
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(10);

    /// <summary>Starts the batch's execution as soon as there is a place for it.</summary>
    /// <returns>
    /// What the checkpoint waits for. FIRE_AND_FORGET: the execution's end, however it ends, as the service does not look either.
    /// REQUEST_RESPONSE: already done, because a failed batch holds the shard until it succeeds or goes to the dead-letter queue.
    /// </returns>
    public async Task<Task> DeliverAsync(PipeBatch batch, CancellationToken cancellationToken)
    {
        for (var attempt = 0; ; attempt++)
        {
            string? error;
            try
            {
                var execution = await workflows.StartAsync(pipe.StateMachineArn, batch.Input.DeepClone(), name: null, cancellationToken);
                if (!pipe.WaitsForEnd)
                    return execution.Completion;
                var result = await execution.Completion.WaitAsync(cancellationToken);
                if (result.Status == ExecutionStatus.Succeeded)
                    return Task.CompletedTask;
                error = result.Error;
            }
            catch (StepFunctionsError refused)
            {
                error = refused.Code; // no execution: a record that is too long for one must not hold those behind it for ever
            }

            if (pipe.MaximumRetryAttempts >= 0 && attempt >= pipe.MaximumRetryAttempts)
            {
                GivenUp(log, pipe.LogicalId, batch.Count, attempt + 1, error);
                deadLetters?.Send(DeadLetter(batch, attempt + 1));
                return Task.CompletedTask;
            }

            await Task.Delay(pause(attempt), clock, cancellationToken);
        }
    }

    /// <summary>100 milliseconds, twice as long each time, 10 seconds at most.</summary>
    public static TimeSpan Pause(int attempt) => TimeSpan.FromTicks(Math.Min(FirstPause.Ticks << Math.Min(attempt, 10), LongestPause.Ticks));

    // The shape that pipes and Lambda send: where the records are, not the records.
    private JsonObject DeadLetter(PipeBatch batch, int attempts) => new()
    {
        ["context"] = new JsonObject
        {
            ["partnerResourceArn"] = pipe.Arn,
            ["condition"] = "RetryAttemptsExhausted",
            ["approximateInvokeCount"] = attempts,
        },
        ["version"] = "1.0",
        ["timestamp"] = clock.GetUtcNow().UtcDateTime.ToString("O", CultureInfo.InvariantCulture),
        ["DDBStreamBatchInfo"] = new JsonObject
        {
            ["shardId"] = batch.Shard,
            ["startSequenceNumber"] = batch.FirstSequence,
            ["endSequenceNumber"] = batch.LastSequence,
            ["batchSize"] = batch.Count,
            ["streamArn"] = streamArn,
        },
    };

    [LoggerMessage(LogLevel.Error, "{Pipe} gave up {Count} record(s) after {Attempts} attempts: {Error}")]
    private static partial void GivenUp(ILogger log, string pipe, int count, int attempts, string? error);
}
