namespace SecondBrain.Core.Audit;

/// <summary>What undoing a session does or did, newest write first.</summary>
/// <param name="UndoneAs">The session that the undoing itself is: undo it, and the writes are there again.</param>
/// <param name="Preview">Nothing was written.</param>
/// <param name="Next">Where to go on, with a session of more writes than one page; null at its beginning.</param>
public sealed record UndoReport(string Session, string UndoneAs, bool Preview, IReadOnlyList<UndoStep> Steps, string? Next)
{
    public int Undone => Count(UndoOutcome.Undone);

    public int Before => Count(UndoOutcome.Before);

    public int Left => Count(UndoOutcome.Left);

    private int Count(string outcome) => Steps.Count(step => step.Outcome == outcome);
}
