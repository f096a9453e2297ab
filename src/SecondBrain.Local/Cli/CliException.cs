namespace SecondBrain.Local.Cli;

/// <summary>A command cannot go on. The message is one line for the person at the keyboard: what happened and what to do.</summary>
internal sealed class CliException : Exception
{
    public CliException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }
}
