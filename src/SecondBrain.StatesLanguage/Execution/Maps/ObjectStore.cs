using SecondBrain.StatesLanguage.Failures;
using SecondBrain.StatesLanguage.Tasks;
using SecondBrain.StatesLanguage.Values;

namespace SecondBrain.StatesLanguage.Execution.Maps;

/// <summary>S3, as far as a distributed Map needs it, through the host's task resources.</summary>
/// <param name="failure">The error name that any failure becomes.</param>
internal sealed class ObjectStore(BranchRun owner, string failure)
{
    /// <exception cref="StateFailedException">The host refused, or the state was stopped meanwhile.</exception>
    public async ValueTask<Value> CallAsync(string resource, Value parameters)
    {
        var invocation = new TaskInvocation(resource, parameters.ToNode(), owner.Current!.Name, owner.Execution.Arn, owner.RetryCount);
        var end = await new TaskCall(owner, invocation) { MaxBytes = int.MaxValue }.RunAsync();
        return end.Kind switch
        {
            TaskEndKind.Returned => end.Output!,
            TaskEndKind.Failed => throw Failed($"{end.Failure!.Error}: {end.Failure.Cause}"),
            _ => throw Failed("The state was stopped."),
        };
    }

    public StateFailedException Failed(string cause) => new(new StateFailure(failure, cause));
}
