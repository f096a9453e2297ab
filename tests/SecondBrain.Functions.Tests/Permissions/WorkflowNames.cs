namespace SecondBrain.Functions.Tests.Permissions;

internal static class WorkflowNames
{
    /// <summary>Machines that start executions of themselves have a name, <c>stack-verb-noun</c>; the others are named by their logical id.</summary>
    public static string LogicalId(string name) => name.Contains('-', StringComparison.Ordinal)
        ? string.Concat(name.Split('-').Skip(1).Select(word => char.ToUpperInvariant(word[0]) + word[1..])) + "StateMachine"
        : name;
}
