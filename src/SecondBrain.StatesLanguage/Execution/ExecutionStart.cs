using System.Text.Json.Nodes;
using SecondBrain.StatesLanguage.Values;

namespace SecondBrain.StatesLanguage.Execution;

/// <summary>What starts an execution; together with the clock it makes the context object (<c>$$</c>).</summary>
/// <param name="Input">The execution's input; null is JSON null.</param>
public sealed record ExecutionStart(string ExecutionArn, string Name, string StateMachineArn, string StateMachineName, JsonNode? Input)
{
    /// <summary><c>$$.Execution.RoleArn</c>.</summary>
    public string RoleArn { get; init; } = "arn:aws:iam::000000000000:role/local";

    /// <summary>
    /// Whether an execution of the same name is the same execution (<c>StartExecution</c> is idempotent) or another that may not
    /// have this name: inputs are compared as JSON, without regard to white space, the order of members or the spelling of numbers.
    /// </summary>
    public bool HasSameInput(JsonNode? other) => ValueReader.FromNode(Input).Equals(ValueReader.FromNode(other));
}
