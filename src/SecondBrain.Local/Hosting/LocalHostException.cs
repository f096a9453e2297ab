namespace SecondBrain.Local.Hosting;

/// <summary>Something the person who starts the host can mend: the message is one line, says what is wrong and what to do, and is shown without a stack trace.</summary>
internal class LocalHostException : Exception
{
    public LocalHostException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }
}
