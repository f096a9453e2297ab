namespace SecondBrain.StatesLanguage.Failures;

/// <summary>Ends the evaluation of a state; never leaves the interpreter.</summary>
internal sealed class StateFailedException(StateFailure failure) : Exception(failure.Cause)
{
    public StateFailure Failure { get; } = failure;

    public static StateFailedException Runtime(string cause) => new(StateFailure.Runtime(cause));
}
