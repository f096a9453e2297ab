namespace SecondBrain.Core.Capture;

/// <summary>What a capture may hold. Lengths of text are in UTF-16 code units.</summary>
public static class CaptureLimits
{
    public const int MaxBytes = 1 << 20;

    public const int MaxTitle = 500;

    public const int MaxSource = 1024;

    public const int MaxIdempotencyKey = 255;

    /// <summary>Tags and aliases each; a name longer than <see cref="MaxTitle"/> counts as too long.</summary>
    public const int MaxNames = 40;
}
