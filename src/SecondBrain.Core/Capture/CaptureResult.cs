using SecondBrain.Core.Safety;

namespace SecondBrain.Core.Capture;

/// <summary>What a capture came to.</summary>
public abstract record CaptureResult
{
    private CaptureResult()
    {
    }

    /// <summary>Kept now; or, when it had been taken back by undoing a session, there again.</summary>
    public sealed record Created(Receipt Receipt) : CaptureResult;

    /// <summary>The same capture was made before; nothing was written.</summary>
    public sealed record Duplicate(Receipt Receipt) : CaptureResult;

    /// <summary>The idempotency key belongs to a capture of other content; nothing was written.</summary>
    public sealed record Conflict(Receipt Existing) : CaptureResult;

    /// <summary>This very capture was made before and its note was erased; nothing was written.</summary>
    public sealed record Erased(Receipt Receipt) : CaptureResult;

    /// <summary>This very capture was made before and its note was taken back by undoing a session; an agent does not bring it back, and nothing was written.</summary>
    /// <param name="Session">The session that was undone.</param>
    public sealed record Withdrawn(Receipt Receipt, string Session) : CaptureResult;

    /// <summary>Not now: whoever asks has written as much as one may. Nothing was written.</summary>
    public sealed record Limited(WriteVerdict.Limited Verdict) : CaptureResult;

    /// <summary>Nothing was written.</summary>
    public sealed record Rejected(CaptureRejection Reason, string Detail) : CaptureResult;
}

public enum CaptureRejection
{
    Empty,
    TooLarge,
    NotUtf8,
    ContainsNul,
    UnknownType,
    UnknownStatus,
    UnknownVisibility,
    InvalidName,
    InvalidIdempotencyKey,
    NoSuchVersion,
    NotYetSearchable,
}
