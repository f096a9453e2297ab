namespace SecondBrain.Core.Safety;

/// <summary>What flagging a note, or taking a flag away, came to.</summary>
public abstract record FlagResult
{
    private FlagResult()
    {
    }

    /// <param name="IsNew">False when the note had a flag for this reason already: that one stays as it is.</param>
    public sealed record Flagged(NoteFlag Flag, bool IsNew) : FlagResult;

    /// <summary>The note has no flag for this reason, or has none any more.</summary>
    public sealed record Removed : FlagResult;

    public sealed record NoSuchNote : FlagResult;

    /// <summary>Agents flag, people take flags away.</summary>
    public sealed record OnlyPeople : FlagResult;

    public sealed record Limited(WriteVerdict.Limited Verdict) : FlagResult;

    public sealed record Rejected(string Detail) : FlagResult;
}
