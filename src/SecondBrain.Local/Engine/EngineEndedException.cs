namespace SecondBrain.Local.Engine;

/// <summary>The engine's process ended while its first answer was awaited.</summary>
internal sealed class EngineEndedException(int exitCode) : Exception($"The engine ended with code {exitCode}.")
{
    public int ExitCode { get; } = exitCode;
}
