namespace SecondBrain.Mcp.Tools;

/// <summary>An argument of a tool call cannot be used; the message names it and tells the model what to send instead.</summary>
public sealed class BadArgumentException(string message) : Exception(message);
