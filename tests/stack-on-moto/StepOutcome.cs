namespace SecondBrain.StackOnMoto;

/// <summary>What a step of the story came to on one stack.</summary>
/// <param name="Answer">The function's, without ids.</param>
/// <param name="Runs">Executions that ended, or began to wait, because of it.</param>
internal sealed record StepOutcome(string Step, string Answer, IReadOnlyList<ExecutionRun> Runs)
{
    /// <summary>Everything that has to be the same on both stacks.</summary>
    public string Text => string.Join(Environment.NewLine + "      ", [Answer, .. Runs.Select(run => run.ToString()).Order(StringComparer.Ordinal)]);

    public string Summary => string.Join("; ", [Answer, .. Runs.Select(run => run.Summary).Order(StringComparer.Ordinal)]);
}
