namespace SecondBrain.Functions.Tests.Calls;

/// <summary>Compares what injections left with the states before and after a clean run, and writes it into a report.</summary>
internal sealed class CaseProof(CaseReport report, IReadOnlyList<string> before, IReadOnlyList<string> after)
{
    private readonly StatePair _raw = new(before, after);
    private readonly StatePair _pair = new(CallReasons.WithoutVarying(report.Function, before), CallReasons.WithoutVarying(report.Function, after));

    public IReadOnlyList<string> Before => before;

    /// <summary>The first attempt has failed, and nobody has tried again yet.</summary>
    public void Failed(string what, CallFault fault, string says, IReadOnlyList<string> state)
    {
        if (fault is CallFault.TimeUp && !SaysTimeIsUp(says))
            report.Wrong.Add($"{what}: it says something else: {Clip(says)}");
        if (_raw.IsOneOf(state))
            return;
        report.Between++;
        var (lost, more) = Varied(_raw.Strange(state), _pair.Strange(Seen(state)));
        more = Unexcused(more, nameof(CallReasons.OnTheWay), CallReasons.IsOnTheWay);
        more = Unexcused(more, nameof(CallReasons.Extra), CallReasons.IsExtra);
        if (lost.Count + more.Count > 0)
            report.HalfWritten.Add($"{what}: {Text(lost, more)}");
    }

    /// <summary>The work was repeated until it was done.</summary>
    /// <param name="ends">Null, or why it was not.</param>
    public void Repeated(string what, string? ends, IReadOnlyList<string> state)
    {
        var (lost, more) = Varied(_raw.Other(state), _pair.Other(Seen(state)));
        more = Unexcused(more, nameof(CallReasons.Extra), CallReasons.IsExtra);
        if (ends is not null || lost.Count + more.Count > 0)
            report.Wrong.Add($"{what}: {ends} {Text(lost, more)}");
    }

    private IReadOnlyList<string> Seen(IReadOnlyList<string> state) => CallReasons.WithoutVarying(report.Function, state);

    private (IReadOnlyList<string> Lost, IReadOnlyList<string> More) Varied((IReadOnlyList<string> Lost, IReadOnlyList<string> More) raw, (IReadOnlyList<string> Lost, IReadOnlyList<string> More) seen)
    {
        if (seen.Lost.Count + seen.More.Count < raw.Lost.Count + raw.More.Count)
            report.Excuses.Add(nameof(CallReasons.Varies));
        return seen;
    }

    private List<string> Unexcused(IReadOnlyList<string> lines, string reasons, Func<string, string, bool> isExcused)
    {
        var left = lines.Where(line => !isExcused(report.Function, line)).ToList();
        if (left.Count < lines.Count)
            report.Excuses.Add(reasons);
        return left;
    }

    // a door answers 503 with Retry-After, a tool an error; what a step throws is InvocationTimedOutException to its workflow, see LambdaRuntime
    private static bool SaysTimeIsUp(string says) =>
        (says.StartsWith("503 1 ", StringComparison.Ordinal) && says.Contains("out-of-time", StringComparison.Ordinal))
        || says.Contains(" ran out of time. ", StringComparison.Ordinal)
        || says.StartsWith(nameof(OperationCanceledException), StringComparison.Ordinal) || says.StartsWith(nameof(TaskCanceledException), StringComparison.Ordinal);

    private static string Text(IReadOnlyList<string> lost, IReadOnlyList<string> more) =>
        string.Join("; ", lost.Select(line => "- " + Clip(line)).Concat(more.Select(line => "+ " + Clip(line))));

    private static string Clip(string line) => line.Length <= 300 ? line : line[..300];
}
