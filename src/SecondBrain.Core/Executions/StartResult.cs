namespace SecondBrain.Core.Executions;

/// <summary>What asking for an execution came to.</summary>
public abstract record StartResult
{
    private StartResult()
    {
    }

    /// <summary>It runs now, or ran already: the same name with the same input is the same execution.</summary>
    public sealed record Started(string Name, DateTimeOffset StartedAt) : StartResult;

    /// <summary>An execution of this name has ended, or has another input; nothing was started.</summary>
    public sealed record NameTaken(string Name) : StartResult;
}
