namespace SecondBrain.Core.Audit;

/// <summary>What asking to undo a session came to.</summary>
public abstract record UndoResult
{
    private UndoResult()
    {
    }

    public sealed record Reported(UndoReport Report) : UndoResult;

    /// <summary>Nobody wrote in a session of this name, as far as the principal may know.</summary>
    public sealed record NoSuchSession : UndoResult;

    /// <summary>An agent asked for a session that is not its own.</summary>
    /// <param name="Own">The agent's own session; null when it has none.</param>
    public sealed record NotYours(string? Own) : UndoResult;
}
