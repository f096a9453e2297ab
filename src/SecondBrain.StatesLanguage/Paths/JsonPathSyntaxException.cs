namespace SecondBrain.StatesLanguage.Paths;

/// <summary>A path or expression that cannot be compiled; it becomes a problem of the definition.</summary>
internal sealed class JsonPathSyntaxException(string message) : Exception(message);
