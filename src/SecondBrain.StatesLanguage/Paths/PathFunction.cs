namespace SecondBrain.StatesLanguage.Paths;

/// <summary>A function at the end of a path: <c>$.items.length()</c>.</summary>
internal enum PathFunction
{
    None,
    Length,
    Min,
    Max,
    Avg,
    Sum,
    Stddev,
    Keys,
}
