namespace SecondBrain.Functions.Telemetry;

/// <summary>Names of the activity sources, for who records spans.</summary>
public static class FunctionSpans
{
    /// <summary>One span an invocation.</summary>
    public const string Functions = "SecondBrain.Functions";

    /// <summary>One span a call to AWS, every attempt.</summary>
    public const string Aws = "SecondBrain.Aws";
}
