namespace SecondBrain.Core.Import;

/// <summary>What starting an import came to.</summary>
public abstract record ImportStart
{
    private ImportStart()
    {
    }

    /// <summary>It runs now, or ran already.</summary>
    public sealed record Started(BrainImport Import) : ImportStart;

    public sealed record NoSuchImport : ImportStart;

    /// <summary>No file was added, or too many.</summary>
    public sealed record Invalid(string Reason) : ImportStart;
}
