namespace SecondBrain.Local.Downloads;

/// <summary>A pinned package could not be had. The message is one line for the person at the keyboard: what happened, why it can, what to do.</summary>
public sealed class PackageUnavailableException : Exception
{
    public PackageUnavailableException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
