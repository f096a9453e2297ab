namespace SecondBrain.StatesLanguage.Tasks;

/// <summary>A task's failure as ASL sees it: an error name and a cause.</summary>
public sealed class TaskFailedException : Exception
{
    public TaskFailedException(string error, string? cause, Exception? inner = null)
        : base($"{error}: {cause}", inner)
    {
        Error = error;
        Cause = cause;
    }

    public string Error { get; }

    public string? Cause { get; }
}
