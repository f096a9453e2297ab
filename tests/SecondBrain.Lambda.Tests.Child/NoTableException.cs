namespace SecondBrain.Lambda.Tests.Child;

internal sealed class NoTableException(string message) : Exception(message);
