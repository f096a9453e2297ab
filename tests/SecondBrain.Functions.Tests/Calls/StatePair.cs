namespace SecondBrain.Functions.Tests.Calls;

/// <summary>The states of <see cref="LabState"/> before an invocation and after it has done all of its work.</summary>
internal sealed class StatePair(IReadOnlyList<string> before, IReadOnlyList<string> after)
{
    private readonly Dictionary<string, int> _before = Count(before);
    private readonly Dictionary<string, int> _after = Count(after);

    public bool IsOneOf(IReadOnlyList<string> state) => state.SequenceEqual(before) || state.SequenceEqual(after);

    /// <summary>Lines of a state in between that are neither as before nor as after, and lines of both that it has not: without these each item is as before or as after.</summary>
    public (IReadOnlyList<string> Lost, IReadOnlyList<string> More) Strange(IReadOnlyList<string> state)
    {
        var now = Count(state);
        return (
            [.. _before.Keys.Where(line => Of(now, line) < Math.Min(Of(_before, line), Of(_after, line)))],
            [.. now.Keys.Where(line => Of(now, line) > Math.Max(Of(_before, line), Of(_after, line)))]);
    }

    /// <summary>Lines of the state after the work that a state has not, and lines that it has besides.</summary>
    public (IReadOnlyList<string> Lost, IReadOnlyList<string> More) Other(IReadOnlyList<string> state)
    {
        var now = Count(state);
        return (
            [.. _after.Keys.Where(line => Of(now, line) < Of(_after, line))],
            [.. now.Keys.Where(line => Of(now, line) > Of(_after, line))]);
    }

    private static int Of(Dictionary<string, int> counts, string line) => counts.GetValueOrDefault(line);

    private static Dictionary<string, int> Count(IReadOnlyList<string> lines) => lines.CountBy(line => line, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
}
