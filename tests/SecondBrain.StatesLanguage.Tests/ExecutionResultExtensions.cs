using SecondBrain.StatesLanguage.Execution;

namespace SecondBrain.StatesLanguage.Tests;

internal static class ExecutionResultExtensions
{
    /// <summary>The events as one line: <c>PassStateEntered(A)</c>.</summary>
    public static string Trace(this ExecutionResult result) =>
        string.Join(' ', result.History.Select(e => e.StateName is null ? e.Type : $"{e.Type}({e.StateName})"));

    public static int Count(this ExecutionResult result, string type) => result.History.Count(e => e.Type == type);
}
