namespace SecondBrain.Functions.Tests.Calls;

/// <summary>The states of <see cref="LabState"/> before an invocation and after it has done all of its work.</summary>
internal sealed class StatePair(IReadOnlyList<string> before, IReadOnlyList<string> after)
{
    private readonly Dictionary<string, int> _before = Count(before);
    private readonly Dictionary<string, int> _after = Count(after);

    public bool IsOneOf(IReadOnlyList<string> state) => state.SequenceEqual(before) || state.SequenceEqual(after);

    /// <summary>Lines of a state in between that are neither as before nor as after: each item on its own is the one or the other.</summary>
    public IReadOnlyList<string> Strange(IReadOnlyList<string> state)
    {
        var now = Count(state);
        var most = now.Where(line => line.Value > Math.Max(Of(_before, line.Key), Of(_after, line.Key))).Select(line => "+ " + line.Key);
        var least = _before.Where(line => Of(now, line.Key) < Math.Min(line.Value, Of(_after, line.Key))).Select(line => "- " + line.Key);
        return [.. most, .. least];
    }

    private static int Of(Dictionary<string, int> counts, string line) => counts.GetValueOrDefault(line);

    private static Dictionary<string, int> Count(IReadOnlyList<string> lines) => lines.CountBy(line => line, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
}
