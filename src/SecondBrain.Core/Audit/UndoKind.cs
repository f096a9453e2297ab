namespace SecondBrain.Core.Audit;

/// <summary>How a write is taken back.</summary>
internal enum UndoKind
{
    /// <summary>The note goes.</summary>
    Withdraw,

    /// <summary>The note is there again.</summary>
    BringBack,

    /// <summary>An earlier version becomes the current one.</summary>
    Restore,

    /// <summary>The link, or other single item, is as it was.</summary>
    PutBack,

    /// <summary>The proposal does not wait for a decision any more.</summary>
    WithdrawProposal,

    /// <summary>Nothing but the history says so.</summary>
    LetGo,
}
