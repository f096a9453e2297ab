using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using SecondBrain.StatesLanguage.Definition.States;
using SecondBrain.StatesLanguage.Failures;
using SecondBrain.StatesLanguage.Tasks;
using SecondBrain.StatesLanguage.Values;

namespace SecondBrain.StatesLanguage.Execution;

/// <summary>One attempt of a Task state.</summary>
internal static class TaskAttempt
{
    public static async ValueTask<BranchEnd> RunAsync(BranchRun branch, TaskState task, Value data)
    {
        var resource = task.Resource;
        branch.TaskToken = resource.IsSubmitted ? Convert.ToBase64String(RandomNumberGenerator.GetBytes(48)) : null;
        var scope = branch.Scope(data);
        var (timeout, heartbeat) = (NumberFields.Seconds(task.Timeout, scope), NumberFields.Seconds(task.Heartbeat, scope));
        var input = task.Parameters?.Evaluate(scope) ?? data;
        var role = (task.Credentials?.Evaluate(scope) as ObjectValue)?["RoleArn"] as TextValue;

        branch.Record(resource.Scheduled, details: branch.History.IncludesData
            ? new JsonObject { ["resource"] = resource.IsLambda ? resource.Resource : resource.Action, ["resourceType"] = resource.ServiceType, ["parameters"] = input.ToJson() }
            : null);
        await branch.TurnAsync();
        branch.Record(resource.Started);

        var submission = new TaskSubmission(branch, isExpected: resource.IsSubmitted);
        using var deadline = new TaskDeadline(branch.Run.Options.Clock, timeout, heartbeat, branch.StopToken) { OnSubmitted = submission.Report };
        var cancellation = CancellationTokenSource.CreateLinkedTokenSource(branch.StopToken);
        var call = Invoke(branch, new TaskInvocation(resource.Resource, input.ToNode(), task.Name, branch.Run.Start.ExecutionArn, branch.RetryCount, resource.WaitsForToken ? branch.TaskToken : null)
        {
            Progress = deadline,
            RoleArn = role?.Text,
        }, cancellation.Token);
        if (!call.IsCompleted)
        {
            await Task.WhenAny(call, deadline.Signal);
        }

        if (branch.IsStopped)
        {
            Abandon(cancellation, call);
            return BranchEnd.Stopped;
        }

        if (!call.IsCompleted)
        {
            Abandon(cancellation, call);
            submission.Close(happened: true);
            branch.Record(resource.TimedOut);
            return BranchEnd.Failed(new StateFailure(ErrorNames.Timeout, null) { MissedHeartbeat = deadline.Signal.Result == TaskSignal.HeartbeatMissed });
        }

        cancellation.Dispose();
        submission.Close(call.IsCompletedSuccessfully);
        return Finish(branch, resource, call);
    }

    // The host's continuations must not run on the execution's loop.
    private static Task<JsonNode?> Invoke(BranchRun branch, TaskInvocation invocation, CancellationToken cancellationToken)
    {
        var loop = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(null);
        try
        {
            return branch.Run.Tasks.InvokeAsync(invocation, cancellationToken);
        }
#pragma warning disable CA1031 // whatever a task throws is its failure
        catch (Exception thrown)
#pragma warning restore CA1031
        {
            return Task.FromException<JsonNode?>(thrown);
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(loop);
        }
    }

    // The task is told to stop, but not waited for: it may not listen. Whatever it still throws is observed.
    private static void Abandon(CancellationTokenSource cancellation, Task call)
    {
        _ = cancellation.CancelAsync();
        _ = call.ContinueWith(static ended => ended.Exception, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
    }

    private static BranchEnd Finish(BranchRun branch, ResourceKind resource, Task<JsonNode?> call)
    {
        StateFailure failure;
        if (call.IsCompletedSuccessfully)
        {
            var result = Read(call.Result, out var unreadable);
            if (result?.ByteCount <= DataLimit.MaxBytes)
            {
                branch.Record(resource.Succeeded, details: branch.History.IncludesData ? new JsonObject { ["output"] = result.ToJson() } : null);
                return new BranchEnd(result, null);
            }

            failure = result is null ? new StateFailure(ErrorNames.Runtime, unreadable) : DataLimit.Exceeded(resource.SizeName);
        }
        else
        {
            failure = Describe(call.Exception?.InnerException);
        }

        branch.Record(resource.Failed, details: new JsonObject { ["error"] = failure.Error, ["cause"] = failure.Cause });
        return BranchEnd.Failed(failure);
    }

    private static Value? Read(JsonNode? node, out string? unreadable)
    {
        try
        {
            unreadable = null;
            return ValueReader.FromNode(node);
        }
        catch (JsonException malformed)
        {
            unreadable = $"The task's result cannot be read: {malformed.Message}";
            return null;
        }
    }

    // The message of an exception that is no TaskFailedException is not meant for others: only its type is told.
    private static StateFailure Describe(Exception? thrown) => thrown is TaskFailedException failed
        ? new StateFailure(failed.Error.Length == 0 ? null : failed.Error, failed.Cause) { IsOfTask = true }
        : new StateFailure(ErrorNames.TaskFailed, thrown?.GetType().Name ?? nameof(OperationCanceledException)) { IsOfTask = true };
}
