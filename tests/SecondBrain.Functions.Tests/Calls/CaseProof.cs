namespace SecondBrain.Functions.Tests.Calls;

/// <summary>Compares what injections left with the states before and after a clean run, and writes it into a report.</summary>
internal sealed class CaseProof(CaseReport report, IReadOnlyList<string> before, IReadOnlyList<string> after)
{
    private readonly StatePair _raw = new(before, after);
    private readonly StatePair _pair = new(CallReasons.WithoutFree(report.Function, before), CallReasons.WithoutFree(report.Function, after));

    /// <summary>The first attempt has failed, and nobody has tried again yet.</summary>
    public void Failed(string what, CallFault fault, string says, IReadOnlyList<string> state)
    {
        if (fault is CallFault.TimeUp && !SaysTimeIsUp(says))
            report.Wrong.Add($"{what}: it says something else: {Clip(says)}");
        var seen = CallReasons.WithoutFree(report.Function, state);
        if (_pair.IsOneOf(seen))
        {
            report.NeedsFree |= !_raw.IsOneOf(state);
            return;
        }

        report.Between++;
        var strange = _pair.Strange(seen);
        var unexcused = CallReasons.NotOnTheWay(report.Function, strange);
        report.NeedsOnTheWay |= unexcused.Count < strange.Count;
        if (unexcused.Count > 0)
            report.HalfWritten.Add($"{what}: {string.Join("; ", unexcused.Select(Clip))}");
    }

    /// <summary>The work was repeated until it was done.</summary>
    /// <param name="ends">Null, or why it was not.</param>
    public void Repeated(string what, string? ends, IReadOnlyList<string> state)
    {
        var difference = ends ?? Difference(CallReasons.WithoutFree(report.Function, after), CallReasons.WithoutFree(report.Function, state));
        if (difference.Length > 0)
            report.Wrong.Add($"{what}: {difference}");
        else
            report.NeedsFree |= !state.SequenceEqual(after);
    }

    // a door answers 503 with Retry-After, a tool an error; what a step throws is InvocationTimedOutException to its workflow, see LambdaRuntime
    private static bool SaysTimeIsUp(string says) =>
        (says.StartsWith("503 1 ", StringComparison.Ordinal) && says.Contains("out-of-time", StringComparison.Ordinal))
        || says.Contains(" ran out of time. ", StringComparison.Ordinal)
        || says.StartsWith(nameof(OperationCanceledException), StringComparison.Ordinal) || says.StartsWith(nameof(TaskCanceledException), StringComparison.Ordinal);

    private static string Difference(IReadOnlyList<string> expected, IReadOnlyList<string> actual)
    {
        var (missing, more) = (expected.ToList(), actual.ToList());
        missing.RemoveAll(more.Remove);
        return string.Join("; ", missing.Select(line => "- " + Clip(line)).Concat(more.Select(line => "+ " + Clip(line))));
    }

    private static string Clip(string line) => line.Length <= 300 ? line : line[..300];
}
