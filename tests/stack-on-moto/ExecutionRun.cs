namespace SecondBrain.StackOnMoto;

/// <summary>How an execution went.</summary>
/// <param name="Machine">The state machine's logical id.</param>
/// <param name="Status">As Step Functions has it, or <see cref="Waits"/>.</param>
/// <param name="Entered">The states it entered, sorted: branches run at the same time.</param>
internal sealed record ExecutionRun(string Machine, string Status, string Error, IReadOnlyList<string> Entered)
{
    /// <summary>The status of one that waits for a task token.</summary>
    public const string Waits = "WAITS";

    public override string ToString() => $"{Machine} {Status} {Error}: {string.Join(", ", Entered)}";

    /// <summary>Without the states.</summary>
    public string Summary => $"{Machine.Replace("StateMachine", "", StringComparison.Ordinal)} {Status}{(Error.Length > 0 ? $" ({Error})" : "")}, {Entered.Count} states";
}
