using System.Text.Json.Nodes;

namespace SecondBrain.StatesLanguage.Execution;

/// <summary>What starts an execution; together with the clock it makes the context object (<c>$$</c>).</summary>
/// <param name="Input">The execution's input; null is JSON null.</param>
public sealed record ExecutionStart(string ExecutionArn, string Name, string StateMachineArn, string StateMachineName, JsonNode? Input)
{
    /// <summary><c>$$.Execution.RoleArn</c>.</summary>
    public string RoleArn { get; init; } = "arn:aws:iam::000000000000:role/local";
}
