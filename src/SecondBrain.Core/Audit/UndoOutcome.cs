namespace SecondBrain.Core.Audit;

/// <summary>What became of one write of a session that is undone.</summary>
public static class UndoOutcome
{
    /// <summary>Taken back; in a preview: would be.</summary>
    public const string Undone = "undone";

    /// <summary>Taken back before, by this undoing or another.</summary>
    public const string Before = "undone-before";

    /// <summary>Stays, for the reason given.</summary>
    public const string Left = "left";
}
