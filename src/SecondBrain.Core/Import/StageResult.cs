namespace SecondBrain.Core.Import;

/// <summary>What adding files came to.</summary>
public abstract record StageResult
{
    private StageResult()
    {
    }

    public sealed record Staged(int Files, long Bytes) : StageResult;

    public sealed record NoSuchImport : StageResult;

    /// <summary>It was started; nothing was added.</summary>
    public sealed record NotOpen(string State) : StageResult;

    /// <summary>A file cannot be staged; nothing was added.</summary>
    public sealed record Invalid(string Reason) : StageResult;
}
