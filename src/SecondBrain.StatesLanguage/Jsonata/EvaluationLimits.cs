namespace SecondBrain.StatesLanguage.Jsonata;

/// <summary>Bounds of one evaluation, so that no definition can hang or fill its host.</summary>
internal static class EvaluationLimits
{
    /// <summary>Expressions inside expressions, calls included; a call in tail position does not count.</summary>
    public const int Depth = 800;

    /// <summary>Evaluated expressions, made items and, by four, made characters.</summary>
    public const long Steps = 5_000_000;

    /// <summary>Nested expressions in one source.</summary>
    public const int SyntaxDepth = 250;

    public static TimeSpan RegexTime { get; } = TimeSpan.FromSeconds(1);
}
