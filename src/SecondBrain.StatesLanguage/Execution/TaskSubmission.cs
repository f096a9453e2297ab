namespace SecondBrain.StatesLanguage.Execution;

/// <summary>Records <c>TaskSubmitted</c> once, between the task's start and its end.</summary>
internal sealed class TaskSubmission(BranchRun branch, bool isExpected)
{
    private readonly SynchronizationContext _loop = SynchronizationContext.Current!;

    private bool _isReported;

    private bool _isClosed;

    /// <summary>The host says so, on any thread.</summary>
    public void Report()
    {
        if (isExpected && !Volatile.Read(ref _isReported))
        {
            Volatile.Write(ref _isReported, true);
            _loop.Post(static state => ((TaskSubmission)state!).Record(), this);
        }
    }

    /// <summary>The attempt ends, on the loop.</summary>
    /// <param name="happened">It must have been submitted, whether the host said so or not.</param>
    public void Close(bool happened)
    {
        if (isExpected && (happened || Volatile.Read(ref _isReported)))
        {
            Record();
        }

        _isClosed = true;
    }

    private void Record()
    {
        if (!_isClosed)
        {
            _isClosed = true;
            branch.Record("TaskSubmitted");
        }
    }
}
