using System.Text.Json.Nodes;
using SecondBrain.StatesLanguage.Definition.States;
using SecondBrain.StatesLanguage.Failures;
using SecondBrain.StatesLanguage.Tasks;
using SecondBrain.StatesLanguage.Values;

namespace SecondBrain.StatesLanguage.Execution;

/// <summary>One attempt of a Task state.</summary>
internal static class TaskAttempt
{
    private const int TokenBytes = 48;

    public static async ValueTask<BranchEnd> RunAsync(BranchRun branch, TaskState task, Value data)
    {
        var resource = task.Resource;
        branch.TaskToken = resource.IsSubmitted ? Convert.ToBase64String(branch.Run.Inputs.Random.Bytes(TokenBytes)) : null;
        var scope = branch.Scope(data);
        var (timeout, heartbeat) = (NumberFields.Seconds(task.Timeout, scope), NumberFields.Seconds(task.Heartbeat, scope));
        var input = task.Parameters?.Evaluate(scope) ?? data;
        var role = (task.Credentials?.Evaluate(scope) as ObjectValue)?["RoleArn"] as TextValue;

        branch.Record(resource.Scheduled, details: branch.History.IncludesData
            ? new JsonObject { ["resource"] = resource.IsLambda ? resource.Resource : resource.Action, ["resourceType"] = resource.ServiceType, ["parameters"] = input.ToJson() }
            : null);
        await branch.TurnAsync();
        branch.Record(resource.Started);
        if (branch.IsStopped)
        {
            return BranchEnd.Stopped;
        }

        var token = resource.WaitsForToken ? branch.TaskToken : null;
        var end = await new TaskCall(branch, new TaskInvocation(resource.Resource, input.ToNode(), task.Name, branch.Execution.Arn, branch.RetryCount, token) { RoleArn = role?.Text })
        {
            TimeLimit = timeout,
            HeartbeatLimit = heartbeat,
            SizeName = resource.SizeName,
            OnSubmitted = resource.IsSubmitted ? () => branch.Record("TaskSubmitted") : null,
        }.RunAsync();
        return branch.IsStopped ? BranchEnd.Stopped : Finish(branch, resource, end);
    }

    private static BranchEnd Finish(BranchRun branch, ResourceKind resource, TaskEnd end)
    {
        switch (end.Kind)
        {
            case TaskEndKind.Returned:
                branch.Record(resource.Succeeded, details: branch.History.IncludesData ? new JsonObject { ["output"] = end.Output!.ToJson() } : null);
                return new BranchEnd(end.Output, null);
            case TaskEndKind.Failed:
                branch.Record(resource.Failed, details: new JsonObject { ["error"] = end.Failure!.Error, ["cause"] = end.Failure.Cause });
                return BranchEnd.Failed(end.Failure);
            case TaskEndKind.TimedOut or TaskEndKind.HeartbeatMissed:
                branch.Record(resource.TimedOut);
                return BranchEnd.Failed(new StateFailure(ErrorNames.Timeout, null) { MissedHeartbeat = end.Kind == TaskEndKind.HeartbeatMissed });
            default:
                return BranchEnd.Stopped;
        }
    }
}
