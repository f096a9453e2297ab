namespace SecondBrain.Local.Workflows.Api;

/// <summary>An answer of the Step Functions API that refuses: the service's name of the error and its message.</summary>
internal sealed class StepFunctionsError(string code, string message, int status = StatusCodes.Status400BadRequest) : Exception(message)
{
    public string Code => code;

    public int Status => status;

    public static StepFunctionsError Validation(string message) => new("ValidationException", message);

    public static StepFunctionsError NoExecution(string arn) => new("ExecutionDoesNotExist", $"Execution Does Not Exist: '{arn}'");

    public static StepFunctionsError NoStateMachine(string arn) => new("StateMachineDoesNotExist", $"State Machine Does Not Exist: '{arn}'");

    public static StepFunctionsError InvalidArn(string arn) => new("InvalidArn", $"Invalid Arn: '{arn}'");

    public static StepFunctionsError NotForExpress =>
        new("StateMachineTypeNotSupported", "This operation is not supported by this type of state machine");

    public static StepFunctionsError NotForStandard =>
        new("StateMachineTypeNotSupported", "This operation is supported by state machines of type EXPRESS only");
}
