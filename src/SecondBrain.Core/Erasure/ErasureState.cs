namespace SecondBrain.Core.Erasure;

public static class ErasureState
{
    /// <summary>It has begun; what is gone does not come back.</summary>
    public const string Erasing = "erasing";

    /// <summary>Nothing of the note was found any more.</summary>
    public const string Erased = "erased";
}
