using System.Diagnostics;
using SecondBrain.Local.Workflows;

namespace SecondBrain.Local.Telemetry;

/// <summary>The span of an execution that is being started: it ends with the execution, or with the start when that fails.</summary>
internal sealed class ExecutionSpan(Activity span) : IDisposable
{
    private bool _isRunning;

    public void EndWith(LocalExecution execution)
    {
        _isRunning = true;
        _ = execution.Completion.ContinueWith(
            ended =>
            {
                if (!ended.IsCompletedSuccessfully || ended.Result.Error is not null)
                    span.SetStatus(ActivityStatusCode.Error);
                span.Stop();
            },
            CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
    }

    public void Dispose()
    {
        if (!_isRunning)
            span.Stop();
    }
}
