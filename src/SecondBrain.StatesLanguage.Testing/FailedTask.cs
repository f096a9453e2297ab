namespace SecondBrain.StatesLanguage.Testing;

/// <summary>A run in which one task was made to fail.</summary>
/// <param name="State">The task's state.</param>
/// <param name="Error">What it failed with; <c>States.Timeout</c> means that it did not answer.</param>
/// <param name="IsPassing">It failed once and answered then; else it failed every time.</param>
public sealed record FailedTask(string State, string Error, bool IsPassing, StateMachineRun Run)
{
    public override string ToString() => $"'{State}' fails {(IsPassing ? "once" : "always")} with {Error}: {Run.Status} {Run.Error} {Run.Cause}, {string.Join(" -> ", Run.Path)}";
}
