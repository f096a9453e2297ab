namespace SecondBrain.StatesLanguage.Expressions;

/// <summary>An intrinsic function refuses its arguments.</summary>
internal sealed class IntrinsicFailureException(string message) : Exception(message);
