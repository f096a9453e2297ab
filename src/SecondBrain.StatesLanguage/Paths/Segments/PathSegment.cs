using SecondBrain.StatesLanguage.Values;

namespace SecondBrain.StatesLanguage.Paths.Segments;

/// <summary>One step of a path. Its text is the normalised form that error messages quote.</summary>
internal abstract class PathSegment
{
    /// <summary>Whether it selects at most one value.</summary>
    public virtual bool IsDefinite => false;

    /// <summary>The single value of a definite step; null when there is none.</summary>
    public virtual Value? Find(Value value) => null;

    /// <summary>Calls <paramref name="found"/> for each selected value, in document order.</summary>
    public abstract void Visit(Value value, PathVisit visit, Action<Value> found);

    public abstract override string ToString();
}
