namespace SecondBrain.Functions.Http;

/// <summary>A request cannot be understood; the message tells its sender what to change.</summary>
internal sealed class BadInputException(string message, Exception? inner = null) : Exception(message, inner);
