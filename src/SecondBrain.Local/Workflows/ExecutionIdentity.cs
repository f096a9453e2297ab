namespace SecondBrain.Local.Workflows;

/// <summary>Which execution of which state machine; the state machine need not be in the template any more.</summary>
internal sealed record ExecutionIdentity(string Arn, string Name, string StateMachineArn, bool IsExpress)
{
    /// <summary>The state machine's name.</summary>
    public string StateMachine => StateMachineArn[(StateMachineArn.LastIndexOf(':') + 1)..];
}
