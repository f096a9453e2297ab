namespace SecondBrain.Local.Engine;

/// <summary>The DynamoDB engine could not be started. The message is one line for the person at the keyboard: what happened, why it can, what to do.</summary>
public sealed class EngineUnavailableException : Exception
{
    public EngineUnavailableException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
