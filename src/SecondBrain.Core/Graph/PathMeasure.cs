namespace SecondBrain.Core.Graph;

/// <summary>Which of all paths is the best.</summary>
public enum PathMeasure
{
    /// <summary>The one with the fewest edges.</summary>
    Fewest,

    /// <summary>The one whose edges' strengths multiply to most.</summary>
    Weight,
}
