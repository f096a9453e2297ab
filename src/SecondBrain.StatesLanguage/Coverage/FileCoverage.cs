using System.Globalization;

namespace SecondBrain.StatesLanguage.Coverage;

/// <summary>How much of one definition was executed.</summary>
/// <param name="HasStaleRecords">There are records of another text of this file; they do not count.</param>
public sealed record FileCoverage(string File, IReadOnlyList<DefinitionEdge> Edges, IReadOnlyList<DefinitionEdge> Missing, bool HasStaleRecords)
{
    public bool IsComplete => Missing.Count == 0;

    public (int Covered, int All) States => Count(isState: true);

    public (int Covered, int All) Transitions => Count(isState: false);

    /// <summary>Of states and transitions together, rounded down to a tenth: 100 only when nothing is missing.</summary>
    public string Percent => string.Create(CultureInfo.InvariantCulture, $"{Math.Floor(1000.0 * (Edges.Count - Missing.Count) / Edges.Count) / 10:0.0}");

    private (int Covered, int All) Count(bool isState)
    {
        var all = Edges.Count(edge => edge.IsState == isState);
        return (all - Missing.Count(edge => edge.IsState == isState), all);
    }
}
