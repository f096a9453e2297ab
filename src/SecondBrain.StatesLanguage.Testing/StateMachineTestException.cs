namespace SecondBrain.StatesLanguage.Testing;

/// <summary>A test that is wrong, or whose expectation did not come true. The message is for the person who reads the test's output.</summary>
public sealed class StateMachineTestException : Exception
{
    public StateMachineTestException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }
}
